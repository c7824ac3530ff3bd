-- Where notices are sent, and what is still to be sent there.

create table webhook (
    id              varchar(36) primary key,
    url             varchar(2000) not null,
    -- Separated by commas.
    kinds           varchar(400) not null,
    digest          boolean not null,
    -- As it is: the sender signs with it. It is shown once, when the webhook is registered.
    secret          varchar(64) not null,
    created_at      timestamp(3) with time zone not null,
    created_by      varchar(200) not null,
    last_success_at timestamp(3) with time zone,
    -- Null while the receiver takes what it is sent.
    failing_since   timestamp(3) with time zone,
    -- Whether so much waits that nothing is added.
    overfull        boolean not null
);

-- A row for each notice and each webhook that gets it.
create table notice (
    webhook_id varchar(36) not null references webhook (id) on delete cascade,
    notice_id  varchar(250) not null,
    kind       varchar(32) not null,
    subject    varchar(200) not null,
    body       varchar(1000000) not null,
    -- WAITING, COLLECTED for a digest, DELIVERED or DEAD.
    state      varchar(16) not null,
    attempts   integer not null,
    created_at timestamp(3) with time zone not null,
    -- When it is sent, or sent again; of one that is delivered, when the row is deleted.
    next_at    timestamp(3) with time zone not null,
    -- Why the last attempt failed.
    error      varchar(200),
    message    varchar(1000),
    primary key (notice_id, webhook_id)
);

create index notice_of_webhook on notice (webhook_id, state, next_at);
create index notice_due on notice (state, next_at);
