-- Moments are milliseconds since 1970, UTC. One dialect for SQLite and PostgreSQL.

create table alert (
    alert_key    varchar(26)  not null primary key,
    sender       varchar(512) not null,
    identifier   varchar(512) not null,
    sent         varchar(40)  not null,
    status       varchar(16)  not null,
    msg_type     varchar(16)  not null,
    scope        varchar(16)  not null,
    severity     varchar(16)  not null,
    urgency      varchar(16)  not null,
    event        text         not null,
    headline     text         not null,
    area_desc    text         not null,
    authority    varchar(128) not null,
    plan_version varchar(64)  not null,
    findings     text         not null,
    accepted_at  bigint       not null,
    expires_at   bigint       not null,
    sha256       ${bytes}     not null,
    cap          ${bytes}     not null
);

create index alert_accepted_at on alert (accepted_at);

create table alert_reference (
    alert_key      varchar(26) not null,
    referenced_key varchar(26) not null,
    primary key (alert_key, referenced_key)
);

create table delivery (
    delivery_key    varchar(256) not null primary key,
    alert_key       varchar(26)  not null,
    channel         varchar(64)  not null,
    target          varchar(128) not null,
    kind            varchar(32)  not null,
    mode            varchar(8)   not null,
    action          varchar(16)  not null,
    rule            text         not null,
    state           varchar(16)  not null,
    state_rank      integer      not null,
    reason          varchar(32)  not null,
    detail          text         not null,
    attempts        integer      not null,
    reference       text         not null,
    counts          text         not null,
    planned_at      bigint       not null,
    updated_at      bigint       not null,
    next_attempt_at bigint       not null
);

create index delivery_alert on delivery (alert_key);
create index delivery_state on delivery (state);

create table delivery_part (
    delivery_key varchar(256) not null,
    part         integer      not null,
    total        integer      not null,
    state        varchar(16)  not null,
    counts       text         not null,
    primary key (delivery_key, part)
);

create table receipt (
    event_id     varchar(320) not null primary key,
    delivery_key varchar(256) not null,
    state        varchar(16)  not null,
    at           bigint       not null,
    attempt      integer      not null,
    reason       varchar(32)  not null,
    detail       text         not null,
    reference    text         not null,
    counts       text         not null
);

create index receipt_delivery on receipt (delivery_key);

create table claim (
    claim_key    varchar(280) not null primary key,
    delivery_key varchar(256) not null,
    state        varchar(16)  not null,
    outcome      text         not null,
    at           bigint       not null
);

create index claim_delivery on claim (delivery_key);
