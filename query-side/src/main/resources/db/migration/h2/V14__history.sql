-- What is asked about the past is answered from the events. These tables find them, and keep states of long streams. A
-- processor of their own fills them, from the first event on.

-- Events that belong together although they are in different streams.
create table event_tag (
    tag         varchar(160) not null,
    stream      varchar(255) not null,
    sequence_no bigint not null,
    primary key (tag, stream, sequence_no)
);

-- Customers as they were after their first event, and now and then after a later one.
create table past_customer (
    customer_id varchar(64) not null,
    version     bigint not null,
    -- The time of the last of them.
    known_at    timestamp(3) with time zone not null,
    known       clob not null,
    primary key (customer_id, version)
);
