-- What was parked becomes a dead letter. It has no payload: a retry reads the event from its stream. The token marks it
-- as an event of a stream of all events, since only such an event is not read before its retry.
insert into DeadLetterEntry (
    deadLetterIdentifier, processingGroup, sequenceIdentifier, sequenceIndex, messageType, eventIdentifier, timestamp,
    payloadType, payloadRevision, payload, metaData, type, aggregateIdentifier, sequenceNumber, tokenType, token,
    enqueuedAt, lastTouched, causeType, causeMessage, diagnostics)
select gen_random_uuid()::text,
       processor,
       coalesce(order_id, stream),
       row_number() over (partition by processor, coalesce(order_id, stream) order by parked_at, number) - 1,
       'org.axonframework.eventhandling.GenericTrackedDomainEventMessage',
       gen_random_uuid()::text,
       at,
       event,
       '1',
       convert_to('{}', 'UTF8'),
       convert_to('{}', 'UTF8'),
       case when stream like 'order/%' then 'Order' else 'Customer' end,
       stream,
       number,
       'org.axonframework.eventhandling.GlobalSequenceTrackingToken',
       convert_to('{"globalIndex":0}', 'UTF8'),
       at,
       at,
       left(split_part(cause, ':', 1), 255),
       cause,
       convert_to('{"attempts":' || attempts || case when retry_at is null then '' else ',"next":"'
           || to_char(retry_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"' end || '}', 'UTF8')
from (select p.*,
             case when step like 'Reconciliation%' then 'reconciler' else 'order-saga' end as processor,
             case when step like 'Reconciliation%' then 'OrderCreated' else step end as event,
             case when step like 'Reconciliation%' then 'order/' || order_id
                  else replace(split_part(id, '@', 1), ':', '/') end as stream,
             case when step like 'Reconciliation%' then 0
                  else cast(split_part(id, '@', 2) as bigint) end as number,
             to_char(parked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from parked_step p) parked;

drop table parked_step;
delete from scheduled_tasks where task_name = 'step-retries';

-- What has happened to an order is read from its events.
alter table saga drop column steps;
update saga set credit_step = 'REJECTED' where credit_step = 'REFUSED';
