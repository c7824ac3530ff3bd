-- In which forms the events of this store may have been written. A process that cannot read one of them does not start.
create table event_form (
    type     varchar(255) not null,
    revision varchar(16) not null,
    primary key (type, revision)
);
