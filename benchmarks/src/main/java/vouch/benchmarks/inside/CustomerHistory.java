package vouch.benchmarks.inside;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;
import vouch.benchmarks.shop.PlainFigures;

/** The events of a customer whose orders are all approved and cancelled. */
final class CustomerHistory {

    static final Money PRICE = Money.of("1.00", "GBP");

    static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private static final Money LIMIT = Money.of("1000000.00", "GBP");
    private static final int EVENTS_PER_COMMIT = 1_000;

    private CustomerHistory() {}

    /** Stores so many events, or one more, for a new customer. */
    static CustomerId append(EventStorageEngine store, int length) {
        CustomerId customer = new CustomerId(UUID.randomUUID().toString());
        List<DomainEventMessage<CustomerEvent>> history = events(customer, length);
        for (int from = 0; from < history.size(); from += EVENTS_PER_COMMIT) {
            store.appendEvents(history.subList(from, Math.min(from + EVENTS_PER_COMMIT, history.size())));
        }
        return customer;
    }

    private static List<DomainEventMessage<CustomerEvent>> events(CustomerId customer, int length) {
        Money nothing = Money.zero("GBP");
        CreditFigures figures = PlainFigures.of(LIMIT, nothing, nothing, PRICE, DAY);
        List<CustomerEvent> events =
                new ArrayList<>(List.of(new CustomerRegistered(customer, "Ada", null, LIMIT, DAY)));
        while (events.size() < length) {
            OrderId order = order();
            events.add(new CreditReserved(customer, order, Granted.AT_ONCE, List.of(), null, DAY, figures));
            events.add(new CreditReleased(customer, order, PRICE, null, DAY));
        }
        return IntStream.range(0, events.size())
                .<DomainEventMessage<CustomerEvent>>mapToObj(number ->
                        new GenericDomainEventMessage<>("Customer", customer.toString(), number, events.get(number)))
                .toList();
    }

    static OrderId order() {
        return new OrderId(UUID.randomUUID().toString());
    }
}
