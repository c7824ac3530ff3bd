-- What db-scheduler keeps: the decision deadlines.

create table scheduled_tasks (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            varbinary(1048576),
    execution_time       timestamp with time zone not null,
    picked               boolean not null,
    picked_by            varchar(100),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index task_by_execution_time on scheduled_tasks (execution_time);
create index task_by_heartbeat on scheduled_tasks (last_heartbeat);
create index task_by_priority on scheduled_tasks (priority desc, execution_time);
