-- The views show business dates, terms, waiting orders and what is overdue. Only the events have these of what was
-- stored before, so the views are emptied, and their processors begin with the first event.

delete from TokenEntry where processorName in ('order-view', 'customer-view');
delete from DeadLetterEntry where processingGroup in ('order-view', 'customer-view');
truncate table order_view;
truncate table order_customer_name;
truncate table customer_view;

-- The number of the account's last decision on the order, in the customer's stream.
alter table order_view add column decision_no bigint;

create index order_newest_of_credit on order_view (credit, created_at desc, order_id desc);
create index order_newest_of_customer_and_credit on order_view (customer_id, credit, created_at desc, order_id desc);
create index order_newest_of_credit_and_status on order_view (credit, status, created_at desc, order_id desc);

-- A row for each reason of an order, and for each warning. It repeats what lists filter by, so that each list of orders
-- with a reason has an index, too. The kind is no boolean: PostgreSQL would sort by it, although all rows have the same.
create table order_reason (
    kind        varchar(8) not null,
    reason      varchar(32) not null,
    order_id    varchar(64) not null,
    customer_id varchar(64) not null,
    status      varchar(16) not null,
    credit      varchar(16) not null,
    created_at  timestamp(3) with time zone not null
);

create index order_reason_newest on order_reason (kind, reason, created_at desc, order_id desc);
create index order_reason_newest_of_customer
    on order_reason (kind, reason, customer_id, created_at desc, order_id desc);
create index order_reason_newest_of_credit on order_reason (kind, reason, credit, created_at desc, order_id desc);
create index order_reason_newest_of_status on order_reason (kind, reason, status, created_at desc, order_id desc);
create index order_reason_of_order on order_reason (order_id);

-- A row for each time that an order has waited for credit. The numbers are those of the events in the customer's stream.
create table order_wait (
    customer_id varchar(64) not null,
    deferred_no bigint not null,
    order_id    varchar(64) not null,
    -- Null while it waits.
    ended_no    bigint,
    -- Whether credit that became free has ended it.
    granted     boolean not null,
    primary key (customer_id, deferred_no)
);

create index order_wait_of_order on order_wait (order_id);
create index order_wait_granted on order_wait (customer_id, granted, deferred_no, ended_no);

alter table customer_view add column account_date date not null;
alter table customer_view add column details varchar(1000000) not null;

-- What is added to a customer's receivable. Charges have the day on which they are due. Payments, credit notes and
-- reversals are due on 0001-01-01.
create table receivable_day (
    customer_id varchar(64) not null,
    due_on      date not null,
    counts_on   date not null,
    minor       bigint not null,
    primary key (customer_id, due_on, counts_on)
);

create index receivable_by_day on receivable_day (counts_on, customer_id);

create table temporary_limit (
    customer_id        varchar(64) not null,
    temporary_limit_id varchar(64) not null,
    first_day          date not null,
    last_day           date not null,
    minor              bigint not null,
    primary key (customer_id, temporary_limit_id)
);
