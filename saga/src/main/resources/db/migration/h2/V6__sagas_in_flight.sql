-- The orders whose saga has not ended. It can be thrown away and made again from the events.

create table saga_view (
    order_id    varchar(64) primary key,
    customer_id varchar(64) not null,
    order_step  varchar(16) not null,
    credit_step varchar(16) not null,
    state       varchar(32) not null,
    steps       varchar(2000) not null,
    started_at  timestamp(3) with time zone not null
);

create index saga_oldest on saga_view (started_at, order_id);
create index saga_oldest_of_state on saga_view (state, started_at, order_id);
