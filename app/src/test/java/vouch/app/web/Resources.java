package vouch.app.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

/** What is shown, and how it is written. */
final class Resources {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

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
                    new Money(9000, "JPY"),
                    new Money(0, "JPY"),
                    new Money(-7, "JPY"),
                    new Money(1500, "JPY"),
                    ON,
                    new Money(9000, "JPY"),
                    new Money(9900, "JPY"),
                    new Money(7, "JPY"),
                    new Money(2000, "JPY"),
                    new CreditTerms(OnShortage.WARN, 10, 30, 5, new Money(6, "JPY"), 365),
                    List.of(RejectionReason.OVERDUE)),
            NOON,
            NOON.plusMillis(1234),
            3,
            ON,
            ON.plusDays(1),
            ON.plusDays(31),
            List.of(),
            List.of(RejectionReason.OVERDUE),
            Granted.AFTER_WAITING,
            NOON.plusMillis(1),
            2);

    static final String ORDER_JSON =
            """
            {"orderId":"536365","customerId":"17850","customerName":"Ada Ærø 👋","status":"SHIPPED","credit":"CHARGED",\
            "reason":null,"total":{"amount":"1500","currency":"JPY"},\
            "lines":[{"sku":"85123A","quantity":3,"unitPrice":{"amount":"500","currency":"JPY"}}],\
            "decision":{"creditLimit":{"amount":"9000","currency":"JPY"},"reserved":{"amount":"0","currency":"JPY"},\
            "receivable":{"amount":"-7","currency":"JPY"},"requested":{"amount":"1500","currency":"JPY"},"on":"2011-03-31",\
            "limitInForce":{"amount":"9000","currency":"JPY"},"ceiling":{"amount":"9900","currency":"JPY"},\
            "overdue":{"amount":"7","currency":"JPY"},"waiting":{"amount":"2000","currency":"JPY"},\
            "terms":{"onShortage":"WARN","tolerancePercent":10,"paymentDays":30,"overdueGraceDays":5,\
            "overdueMinimum":{"amount":"6","currency":"JPY"},"reservationDays":365},"reasons":["OVERDUE"]},\
            "createdAt":"2026-01-01T12:00:00Z","decidedAt":"2026-01-01T12:00:01.234Z","version":3,\
            "on":"2011-03-31","shippedOn":"2011-04-01","dueOn":"2011-05-01","reasons":[],"warnings":["OVERDUE"],\
            "granted":"AFTER_WAITING","waitingSince":"2026-01-01T12:00:00.001Z","overtaken":2}""";

    static final CustomerView CUSTOMER = new CustomerView(
            new CustomerId("17850"),
            "Ada",
            null,
            true,
            Money.of("10", "KWD"),
            Money.of("1.250", "KWD"),
            Money.of("9", "KWD"),
            NOON,
            7,
            ON,
            Money.of("0.5", "KWD"),
            CreditTerms.standard("KWD"),
            List.of(new CustomerView.TemporaryLimit(new TemporaryLimitId("T-1"), Money.of("20", "KWD"), ON, ON)),
            new CustomerView.Standing(Eligibility.RESTRICTED, Money.of("5", "KWD"), List.of("rating"), 3),
            new CustomerView.Waiting(2, Money.of("7", "KWD")));

    static final String CUSTOMER_JSON =
            """
            {"customerId":"17850","name":"Ada","country":null,"onHold":true,\
            "creditLimit":{"amount":"10.000","currency":"KWD"},"limitInForce":{"amount":"20.000","currency":"KWD"},\
            "reserved":{"amount":"1.250","currency":"KWD"},"receivable":{"amount":"9.000","currency":"KWD"},\
            "available":{"amount":"9.750","currency":"KWD"},"overdue":{"amount":"0.500","currency":"KWD"},\
            "registeredAt":"2026-01-01T12:00:00Z","version":7,"on":"2011-03-31",\
            "terms":{"onShortage":"REJECT","tolerancePercent":0,"paymentDays":30,"overdueGraceDays":null,\
            "overdueMinimum":{"amount":"0.000","currency":"KWD"},"reservationDays":null},\
            "temporaryLimits":[{"temporaryLimitId":"T-1","amount":{"amount":"20.000","currency":"KWD"},\
            "from":"2011-03-31","until":"2011-03-31"}],\
            "eligibility":{"eligibility":"RESTRICTED","bound":{"amount":"5.000","currency":"KWD"},\
            "factors":["rating"],"revision":3},"waiting":{"orders":2,"amount":{"amount":"7.000","currency":"KWD"}}}""";

    private Resources() {}
}
