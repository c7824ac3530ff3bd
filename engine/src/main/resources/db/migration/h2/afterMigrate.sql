-- At every start. What is left of the block of a killed process would count as events that processors are behind.
alter table DomainEventEntry alter column globalIndex
    restart with (select coalesce(max(globalIndex), 0) + 1 from DomainEventEntry);
