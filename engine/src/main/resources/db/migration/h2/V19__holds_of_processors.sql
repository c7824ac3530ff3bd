-- Who runs an event processor meanwhile: the node of the row alone, or nobody. The others stop it by themselves, and start
-- it again when the row is gone. A node that replays holds the processor for a while only, because it may be killed.
create table processor_hold (
    processor  varchar(255) not null,
    for_node   varchar(64) not null,
    held_until timestamp(3) with time zone,
    primary key (processor, for_node)
);
