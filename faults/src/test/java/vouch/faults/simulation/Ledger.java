package vouch.faults.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import vouch.api.Accepted;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PostingEvent;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderId;

/** A tiny event store, and the orders and accounts that live on it. A command is decided and stored, or nothing happens. */
final class Ledger {

    /** The events of one append have one. */
    static final String CAUSE = "causationId";

    private final Breakage breakage;
    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private Map<Object, Decider> deciders = new HashMap<>();

    Ledger(Breakage breakage) {
        this.breakage = breakage;
    }

    List<DomainEventMessage<?>> events() {
        return events;
    }

    /** @throws vouch.api.BusinessError.Refusal as the domain does */
    Accepted handle(Object command) {
        Object id = command instanceof OrderCommand order ? order.orderId() : ((CustomerCommand) command).customerId();
        Decider decider = decider(id, command instanceof OrderCommand);
        List<Object> decided = List.copyOf(decider.decide(command));
        MetaData cause = MetaData.with(CAUSE, "m-" + events.size());
        for (Object event : decided) {
            append(event, cause);
            decider.evolve(event);
        }
        return new Accepted(0, null, decided);
    }

    /** Whether the account has decided on the order, or settled it. */
    boolean hasCredit(OrderId order) {
        return events.stream()
                .anyMatch(event -> event.getPayload() instanceof OrderCreditEvent credit
                        && credit.orderId().equals(order));
    }

    /** As a process that is killed: what is not stored is gone. */
    void forget() {
        deciders = new HashMap<>();
        events.forEach(message -> {
            Object event = message.getPayload();
            Object id = event instanceof OrderEvent order ? order.orderId() : customerOf(event);
            decider(id, event instanceof OrderEvent).evolve(event);
        });
    }

    private Decider decider(Object id, boolean isOrder) {
        return deciders.computeIfAbsent(id, key -> isOrder ? breakage.order() : breakage.account());
    }

    private void append(Object event, MetaData cause) {
        String type = event instanceof OrderEvent ? "Order" : event instanceof CustomerEvent ? "Customer" : "Posting";
        String stream = streamOf(event);
        long sequence = sequences.merge(stream, 1L, Long::sum) - 1;
        events.add(new GenericDomainEventMessage<>(
                type, stream, sequence, event, cause, "e-" + events.size(), timeOf(events.size())));
    }

    /** Each event has a second of its own. */
    static Instant timeOf(int index) {
        return Instant.EPOCH.plusSeconds(index);
    }

    private static String streamOf(Object event) {
        if (event instanceof OrderEvent order) {
            return order.orderId().toString();
        } else if (event instanceof CustomerEvent customer) {
            return customer.customerId().toString();
        }
        return ((PostingEvent) event).postingId().value();
    }

    private static Object customerOf(Object event) {
        return event instanceof CustomerEvent customer
                ? customer.customerId()
                : new CustomerId(((PostingEvent) event).postingId().value().split("/")[1]);
    }
}
