package vouch.benchmarks.shop;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;

/** What Vouch stores of an event, apart from its identifiers. */
record EventRow(String type, String payloadType, byte[] payload, byte[] metaData) {

    static final String TIMESTAMP = "2026-01-01T00:00:00.000Z";

    static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    /** Of the order, in its payloads. */
    static final String ID = "019aa55e-73a1-7c7b-8d2c-6f0f1f0ee2a5";
    /** The same of the customer. */
    static final String CUSTOMER = "benchmark-" + ID;

    private static final byte[] META_DATA =
            """
            {"correlationId":"%1$s","causationId":"%1$s","actor":"anonymous"}"""
                    .formatted(ID)
                    .getBytes(StandardCharsets.UTF_8);

    /** Those of an order that is approved. */
    static List<EventRow> ofAnOrder() {
        OrderId order = new OrderId(ID);
        CustomerId customer = new CustomerId(CUSTOMER);
        Money price = new Money(Shop.ORDER / 2, "GBP");
        Money total = price.times(2);
        Money nothing = Money.zero("GBP");
        return List.of(
                row("Order", new OrderCreated(order, customer, List.of(new OrderLine("TEAPOT", 2, price)), total, DAY)),
                row(
                        "Customer",
                        new CreditReserved(
                                customer,
                                order,
                                Granted.AT_ONCE,
                                List.of(),
                                null,
                                DAY,
                                PlainFigures.of(total, nothing, nothing, total, DAY))),
                row("Order", new OrderApproved(order, customer, DAY)));
    }

    private static EventRow row(String type, Object event) {
        byte[] payload = JsonMapper.shared().writeValueAsBytes(event);
        return new EventRow(type, event.getClass().getSimpleName(), payload, META_DATA);
    }
}
