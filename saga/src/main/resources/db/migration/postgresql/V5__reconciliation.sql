-- Steps of orders that failed: each is taken again at its time, or waits for a person.

create table parked_step (
    id        varchar(300) primary key,
    order_id  varchar(64),
    step      varchar(64) not null,
    cause     varchar(4000) not null,
    attempts  integer not null,
    parked_at timestamp(3) with time zone not null,
    retry_at  timestamp(3) with time zone
);

create index parked_step_due on parked_step (retry_at);
create index parked_step_newest on parked_step (parked_at desc, id);
create index parked_step_of_order on parked_step (order_id, parked_at);

-- One row: since when the reconciler has been at work without a break.
create table reconciler_shift (
    since timestamp(3) with time zone not null,
    last  timestamp(3) with time zone not null
);
