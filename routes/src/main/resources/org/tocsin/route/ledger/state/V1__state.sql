-- What connectors must know after a restart: each channel its own keys.

create table state (
    channel varchar(64)  not null,
    name    varchar(512) not null,
    value   ${bytes}     not null,
    primary key (channel, name)
);

create table counter (
    channel varchar(64)  not null,
    name    varchar(512) not null,
    value   bigint       not null,
    primary key (channel, name)
);
