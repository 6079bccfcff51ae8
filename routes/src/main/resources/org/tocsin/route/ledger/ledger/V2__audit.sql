-- The audit trail: nothing is ever changed or removed here. Each record holds the hash of the one before it.

create table audit (
    seq       bigint      not null primary key,
    at        bigint      not null,
    kind      varchar(16) not null,
    alert_key varchar(26) not null,
    body      text        not null,
    previous  varchar(64) not null,
    hash      varchar(64) not null
);

-- Which actions of operators are in the trail already.
create table operator_action (
    event_id varchar(320) not null primary key
);

create index audit_alert on audit (alert_key);
