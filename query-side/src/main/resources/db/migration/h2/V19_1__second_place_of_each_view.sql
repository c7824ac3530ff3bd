-- Each view has two places, with the same tables in both. In one of them it is read, in the other it can be made anew.

create table order_view_2 (
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
    version       bigint not null,
    decision_no   bigint
);

create index order_newest_2 on order_view_2 (created_at desc, order_id desc);
create index order_newest_of_customer_2 on order_view_2 (customer_id, created_at desc, order_id desc);
create index order_newest_of_customer_and_status_2 on order_view_2 (customer_id, status, created_at desc, order_id desc);
create index order_newest_of_status_2 on order_view_2 (status, created_at desc, order_id desc);
create index order_newest_of_credit_2 on order_view_2 (credit, created_at desc, order_id desc);
create index order_newest_of_customer_and_credit_2 on order_view_2 (customer_id, credit, created_at desc, order_id desc);
create index order_newest_of_credit_and_status_2 on order_view_2 (credit, status, created_at desc, order_id desc);

create table order_customer_name_2 (
    customer_id varchar(64) primary key,
    name        varchar(400) not null
);

create table order_reason_2 (
    kind        varchar(8) not null,
    reason      varchar(32) not null,
    order_id    varchar(64) not null,
    customer_id varchar(64) not null,
    status      varchar(16) not null,
    credit      varchar(16) not null,
    created_at  timestamp(3) with time zone not null
);

create index order_reason_newest_2 on order_reason_2 (kind, reason, created_at desc, order_id desc);
create index order_reason_newest_of_customer_2
    on order_reason_2 (kind, reason, customer_id, created_at desc, order_id desc);
create index order_reason_newest_of_credit_2 on order_reason_2 (kind, reason, credit, created_at desc, order_id desc);
create index order_reason_newest_of_status_2 on order_reason_2 (kind, reason, status, created_at desc, order_id desc);
create index order_reason_of_order_2 on order_reason_2 (order_id);

create table order_wait_2 (
    customer_id varchar(64) not null,
    deferred_no bigint not null,
    order_id    varchar(64) not null,
    ended_no    bigint,
    granted     boolean not null,
    primary key (customer_id, deferred_no)
);

create index order_wait_of_order_2 on order_wait_2 (order_id);
create index order_wait_granted_2 on order_wait_2 (customer_id, granted, deferred_no, ended_no);

create table customer_view_2 (
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
    version            bigint not null,
    account_date       date not null,
    details            varchar(1000000) not null
);

create index customer_by_name_2 on customer_view_2 (name_key, customer_id);
create index customer_on_hold_by_name_2 on customer_view_2 (on_hold, name_key, customer_id);

create table receivable_day_2 (
    customer_id varchar(64) not null,
    due_on      date not null,
    counts_on   date not null,
    minor       bigint not null,
    primary key (customer_id, due_on, counts_on)
);

create index receivable_by_day_2 on receivable_day_2 (counts_on, customer_id);

create table temporary_limit_2 (
    customer_id        varchar(64) not null,
    temporary_limit_id varchar(64) not null,
    first_day          date not null,
    last_day           date not null,
    minor              bigint not null,
    primary key (customer_id, temporary_limit_id)
);

create table event_tag_2 (
    tag         varchar(160) not null,
    stream      varchar(255) not null,
    sequence_no bigint not null,
    primary key (tag, stream, sequence_no)
);

create table past_customer_2 (
    customer_id varchar(64) not null,
    version     bigint not null,
    known_at    timestamp(3) with time zone not null,
    known       clob not null,
    primary key (customer_id, version)
);

-- The place in which each view is read, and the form in which its rows are stored in each place. A switch changes the row.
create table view_place (
    view_name  varchar(255) primary key,
    live       integer not null,
    form_1     integer not null,
    form_2     integer not null,
    changed_at timestamp(3) with time zone not null
);

insert into view_place (view_name, live, form_1, form_2, changed_at) values
    ('order-view', 1, 1, 1, current_timestamp),
    ('customer-view', 1, 1, 1, current_timestamp),
    ('history', 1, 1, 1, current_timestamp);

-- Nobody works in a place in which a view is not made.
insert into processor_hold (processor, for_node) values
    ('order-view-2', 'no shadow'), ('customer-view-2', 'no shadow'), ('history-2', 'no shadow');
