-- Each block of numbers that is taken is a commit of its own: with one number in each, most of the work of storing events.
alter table DomainEventEntry alter column globalIndex set cache 1000;
