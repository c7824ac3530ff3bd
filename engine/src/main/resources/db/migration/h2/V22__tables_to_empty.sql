-- Tables whose rows are gone for good, but for the truncate, which H2 does in a transaction of its own. A start after a kill
-- does what is left of it.
create table table_to_empty (
    table_name varchar(255) primary key
);
