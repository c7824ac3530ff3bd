create table app_user (
    name          varchar(64) not null primary key,
    password      varchar(200) not null,
    roles         varchar(200) not null,
    demo          boolean not null,
    failures      int not null,
    locked_until  timestamp with time zone,
    created_at    timestamp with time zone not null
);

create table api_key (
    id            varchar(32) not null primary key,
    name          varchar(64) not null,
    secret        varchar(64) not null,
    role          varchar(32) not null,
    created_at    timestamp with time zone not null,
    expires_at    timestamp with time zone not null,
    last_used_at  timestamp with time zone
);
