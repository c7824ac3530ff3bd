-- At every start. What is left of the block of a killed process would be read as gaps, which are waited for.
alter table DomainEventEntry alter column globalIndex
    restart with (select coalesce(max(globalIndex), 0) + 1 from DomainEventEntry);
