-- A new order is the last of each list, and PostgreSQL fills the pages of an index when it grows at its end; a list that
-- begins with the newest is read backwards. Ids and states are compared byte by byte: nobody sorts them by a language.

drop index order_newest;
drop index order_newest_of_customer;
drop index order_newest_of_customer_and_status;
drop index order_newest_of_status;

alter table order_view
    alter column customer_id type varchar(64) collate "C",
    alter column status type varchar(16) collate "C";

create index order_newest on order_view (created_at, order_id);
create index order_newest_of_customer on order_view (customer_id, created_at, order_id);
create index order_newest_of_customer_and_status on order_view (customer_id, status, created_at, order_id);
create index order_newest_of_status on order_view (status, created_at, order_id);
