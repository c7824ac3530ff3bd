package vouch.app.web;

import java.time.Instant;
import java.util.List;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

/** What is shown, and how it is written. */
final class Resources {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    static final OrderView ORDER = new OrderView(
            new OrderId("536365"),
            new CustomerId("17850"),
            "Ada Ærø 👋",
            Status.SHIPPED,
            Credit.CHARGED,
            null,
            new Money(1500, "JPY"),
            List.of(new OrderLine("85123A", 3, new Money(500, "JPY"))),
            new CreditFigures(
                    new Money(9000, "JPY"), new Money(0, "JPY"), new Money(-7, "JPY"), new Money(1500, "JPY")),
            NOON,
            NOON.plusMillis(1234),
            3);

    static final String ORDER_JSON =
            """
            {"orderId":"536365","customerId":"17850","customerName":"Ada Ærø 👋","status":"SHIPPED","credit":"CHARGED",\
            "reason":null,"total":{"amount":"1500","currency":"JPY"},\
            "lines":[{"sku":"85123A","quantity":3,"unitPrice":{"amount":"500","currency":"JPY"}}],\
            "decision":{"creditLimit":{"amount":"9000","currency":"JPY"},"reserved":{"amount":"0","currency":"JPY"},\
            "receivable":{"amount":"-7","currency":"JPY"},"requested":{"amount":"1500","currency":"JPY"}},\
            "createdAt":"2026-01-01T12:00:00Z","decidedAt":"2026-01-01T12:00:01.234Z","version":3}""";

    static final CustomerView CUSTOMER = new CustomerView(
            new CustomerId("17850"),
            "Ada",
            null,
            true,
            Money.of("10", "KWD"),
            Money.of("1.250", "KWD"),
            Money.of("9", "KWD"),
            NOON,
            7);

    static final String CUSTOMER_JSON =
            """
            {"customerId":"17850","name":"Ada","country":null,"onHold":true,\
            "creditLimit":{"amount":"10.000","currency":"KWD"},"reserved":{"amount":"1.250","currency":"KWD"},\
            "receivable":{"amount":"9.000","currency":"KWD"},"available":{"amount":"-0.250","currency":"KWD"},\
            "registeredAt":"2026-01-01T12:00:00Z","version":7}""";

    private Resources() {}
}
