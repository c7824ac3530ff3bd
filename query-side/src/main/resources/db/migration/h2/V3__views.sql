-- What the projections keep. All of it can be thrown away and made again from the events.

create table order_view (
    order_id      varchar(64) primary key,
    customer_id   varchar(64) not null,
    customer_name varchar(400),
    status        varchar(16) not null,
    credit        varchar(16) not null,
    reason        varchar(1000),
    total_minor   bigint not null,
    currency      varchar(3) not null,
    details       varchar(1000000) not null,
    created_at    timestamp(3) with time zone not null,
    decided_at    timestamp(3) with time zone,
    version       bigint not null
);

-- One for each way in which a list is asked for, in the order in which it is shown.
create index order_newest on order_view (created_at desc, order_id desc);
create index order_newest_of_customer on order_view (customer_id, created_at desc, order_id desc);
create index order_newest_of_customer_and_status on order_view (customer_id, status, created_at desc, order_id desc);
create index order_newest_of_status on order_view (status, created_at desc, order_id desc);

create table order_customer_name (
    customer_id varchar(64) primary key,
    name        varchar(400) not null
);

create table customer_view (
    customer_id        varchar(64) primary key,
    name               varchar(400) not null,
    name_key           varchar(800) not null,
    country            varchar(200),
    on_hold            boolean not null,
    currency           varchar(3) not null,
    credit_limit_minor bigint not null,
    reserved_minor     bigint not null,
    receivable_minor   bigint not null,
    registered_at      timestamp(3) with time zone not null,
    version            bigint not null
);

create index customer_by_name on customer_view (name_key, customer_id);
create index customer_on_hold_by_name on customer_view (on_hold, name_key, customer_id);
