-- What Axon keeps of events that a projection could not handle, and of those that wait behind them.

create table DeadLetterEntry (
    deadLetterIdentifier varchar(64) primary key,
    processingGroup      varchar(255) not null,
    sequenceIdentifier   varchar(255) not null,
    sequenceIndex        bigint not null,
    messageType          varchar(255) not null,
    eventIdentifier      varchar(64) not null,
    timestamp            varchar(40) not null,
    payloadType          varchar(255) not null,
    payloadRevision      varchar(16),
    payload              bytea not null,
    metaData             bytea,
    type                 varchar(64),
    aggregateIdentifier  varchar(255),
    sequenceNumber       bigint,
    tokenType            varchar(255),
    token                bytea,
    enqueuedAt           varchar(40) not null,
    lastTouched          varchar(40),
    processingStarted    varchar(40),
    causeType            varchar(255),
    causeMessage         varchar(4000),
    diagnostics          bytea,
    -- The order within a sequence, and the way to its first, its last and its size.
    constraint dead_letter_order unique (processingGroup, sequenceIdentifier, sequenceIndex)
);

-- What operators did, and why.

create table operation (
    id        varchar(36) primary key,
    at        timestamp(3) with time zone not null,
    actor     varchar(64) not null,
    operation varchar(64) not null,
    target    varchar(1000) not null,
    reason    varchar(500) not null,
    outcome   varchar(4000) not null
);

create index operation_newest on operation (at desc, id desc);
