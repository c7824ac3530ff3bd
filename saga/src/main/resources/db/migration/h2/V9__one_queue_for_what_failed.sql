-- What was parked becomes a dead letter. It has no payload: a retry reads the event from its stream. The token marks it
-- as an event of a stream of all events, since only such an event is not read before its retry.
insert into DeadLetterEntry (
    deadLetterIdentifier, processingGroup, sequenceIdentifier, sequenceIndex, messageType, eventIdentifier, timestamp,
    payloadType, payloadRevision, payload, metaData, type, aggregateIdentifier, sequenceNumber, tokenType, token,
    enqueuedAt, lastTouched, causeType, causeMessage, diagnostics)
select random_uuid(),
       processor,
       coalesce(order_id, stream),
       row_number() over (partition by processor, coalesce(order_id, stream) order by parked_at, number) - 1,
       'org.axonframework.eventhandling.GenericTrackedDomainEventMessage',
       random_uuid(),
       at,
       event,
       '1',
       stringtoutf8('{}'),
       stringtoutf8('{}'),
       case when stream like 'order/%' then 'Order' else 'Customer' end,
       stream,
       number,
       'org.axonframework.eventhandling.GlobalSequenceTrackingToken',
       stringtoutf8('{"globalIndex":0}'),
       at,
       at,
       substring(cause from 1 for case when locate(':', cause) between 2 and 256 then locate(':', cause) - 1 else 255 end),
       cause,
       stringtoutf8('{"attempts":' || attempts || case when retry_at is null then '' else ',"next":"'
           || formatdatetime(retry_at, 'yyyy-MM-dd''T''HH:mm:ss.SSS''Z''', 'en', 'UTC') || '"' end || '}')
from (select p.*,
             case when step like 'Reconciliation%' then 'reconciler' else 'order-saga' end as processor,
             case when step like 'Reconciliation%' then 'OrderCreated' else step end as event,
             case when step like 'Reconciliation%' then 'order/' || order_id
                  else replace(substring(id from 1 for locate('@', id) - 1), ':', '/') end as stream,
             case when step like 'Reconciliation%' then 0
                  else cast(substring(id from locate('@', id) + 1) as bigint) end as number,
             formatdatetime(parked_at, 'yyyy-MM-dd''T''HH:mm:ss.SSS''Z''', 'en', 'UTC') as at
      from parked_step p) parked;

drop table parked_step;
delete from scheduled_tasks where task_name = 'step-retries';

-- What has happened to an order is read from its events.
alter table saga drop column steps;
update saga set credit_step = 'REJECTED' where credit_step = 'REFUSED';
