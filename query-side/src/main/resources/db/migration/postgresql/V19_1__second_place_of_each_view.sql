-- Each view has two places, with the same tables in both. In one of them it is read, in the other it can be made anew.

create table order_view_2 (like order_view including all);
create table order_customer_name_2 (like order_customer_name including all);
create table order_reason_2 (like order_reason including all);
create table order_wait_2 (like order_wait including all);
create table customer_view_2 (like customer_view including all);
create table receivable_day_2 (like receivable_day including all);
create table temporary_limit_2 (like temporary_limit including all);
create table event_tag_2 (like event_tag including all);
create table past_customer_2 (like past_customer including all);

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
