-- The orders whose saga has not ended: all that the saga knows of each, and the list for operators.

create table saga (
    order_id    varchar(64) collate "C" primary key,
    -- Null in one that was begun by an early release, until its next event.
    customer_id varchar(64),
    order_step  varchar(16) not null,
    credit_step varchar(16) not null,
    state       varchar(32) not null,
    steps       varchar(2000) not null,
    started_at  timestamp(3) with time zone not null,
    -- Null when nobody needs to ask the order to reject.
    deadline    timestamp(3) with time zone
);

-- What is in flight goes on. A store may be older than its list of sagas: then a deadline tells that no decision is known.
insert into saga (order_id, customer_id, order_step, credit_step, state, steps, started_at, deadline)
select s.order_id,
       v.customer_id,
       coalesce(v.order_step, case when s.deadline is null then 'APPROVED' else 'PENDING' end),
       coalesce(v.credit_step, case when s.deadline is null then 'RESERVED' else 'UNKNOWN' end),
       coalesce(v.state, case when s.deadline is null then 'AWAITING_SHIPMENT' else 'RESERVING' end),
       coalesce(v.steps, ''),
       coalesce(v.started_at, current_timestamp),
       case when coalesce(v.order_step, 'PENDING') in ('UNKNOWN', 'PENDING') and s.deadline is not null
            then coalesce(t.execution_time, current_timestamp + interval '1 minute') end
from (select substring(a.associationValue from 7) as order_id,
             max(substring(convert_from(e.serializedSaga, 'UTF8') from '"deadlineId":"([^"]*)"')) as deadline
      from AssociationValueEntry a join SagaEntry e on e.sagaId = a.sagaId
      where a.associationKey = 'orderId'
      group by a.associationValue) s
left join saga_view v on v.order_id = s.order_id
left join scheduled_tasks t on t.task_name = 'AxonDeadline' and t.task_instance = s.deadline;

drop table AssociationValueEntry;
drop table SagaEntry;
drop table saga_view;
delete from scheduled_tasks where task_name = 'AxonDeadline';
delete from TokenEntry where processorName = 'saga-view';
delete from DeadLetterEntry where processingGroup = 'saga-view';
delete from processor_node where processor = 'saga-view';

create index saga_oldest on saga (started_at, order_id);
create index saga_oldest_of_state on saga (state, started_at, order_id);
create index saga_due on saga (deadline) where deadline is not null;

-- The segments divide the orders in another way now: all go on where the slowest was, and what comes twice does nothing.
update TokenEntry
set (token, tokenType) = (
    select t.token, t.tokenType from TokenEntry t where t.processorName = 'order-saga'
    order by substring(convert_from(t.token, 'UTF8') from '"(?:index|globalIndex)":(-?\d+)')::bigint nulls first
    limit 1)
where processorName = 'order-saga';
