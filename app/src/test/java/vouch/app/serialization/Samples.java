package vouch.app.serialization;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import vouch.api.Accepted;
import vouch.api.BusinessError;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.*;
import vouch.api.customer.CustomerView;
import vouch.api.customer.PaymentId;
import vouch.api.customer.PostingEvent.*;
import vouch.api.customer.PostingId;
import vouch.api.order.OrderCommand.*;
import vouch.api.order.OrderEvent.*;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderQuery.*;
import vouch.api.order.OrderView;

/** One of everything that is stored or sent, with every field filled. */
public final class Samples {

    private static final OrderId ORDER = new OrderId("536365");
    private static final CustomerId CUSTOMER = new CustomerId("17850");
    private static final PaymentId PAYMENT = new PaymentId("P-1");
    private static final CreditNoteId NOTE = new CreditNoteId("N-1");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123Z");
    private static final List<OrderLine> LINES =
            List.of(new OrderLine("85123A", 6, gbp("2.55")), new OrderLine("HEART \"♥\"", 2, gbp("3.39")));
    private static final Money TOTAL = gbp("22.08");
    private static final CreditFigures FIGURES = new CreditFigures(gbp("1000"), gbp("977.93"), gbp("-5"), TOTAL);

    private static final OrderView ORDER_VIEW = new OrderView(
            ORDER,
            CUSTOMER,
            "Ada",
            OrderView.Status.CANCELLED,
            OrderView.Credit.RELEASED,
            "changed my mind",
            TOTAL,
            LINES,
            FIGURES,
            NOON,
            NOON,
            3);
    private static final CustomerView CUSTOMER_VIEW =
            new CustomerView(CUSTOMER, "Ada", "Norway", true, gbp("10"), gbp("1"), gbp("-2"), NOON, 7);

    private Samples() {}

    static Stream<Record> events() {
        return Stream.of(
                new OrderCreated(ORDER, CUSTOMER, LINES, TOTAL),
                new OrderApproved(ORDER, CUSTOMER),
                new OrderRejected(ORDER, CUSTOMER, RejectionReason.CREDIT_LIMIT_EXCEEDED),
                new OrderCancelled(ORDER, CUSTOMER, "changed my mind"),
                new OrderShipped(ORDER, CUSTOMER),
                new CustomerRegistered(CUSTOMER, "Ada", "Norway", gbp("1000")),
                new CreditLimitChanged(CUSTOMER, new Money(2500, "JPY"), "good payer"),
                new CreditHoldPlaced(CUSTOMER, "bounced twice"),
                new CreditHoldLifted(CUSTOMER, "paid"),
                new CreditReserved(CUSTOMER, ORDER, FIGURES),
                new CreditReservationRejected(CUSTOMER, ORDER, RejectionReason.CREDIT_LIMIT_EXCEEDED, FIGURES),
                new CreditReleased(CUSTOMER, ORDER, TOTAL),
                new CreditCharged(CUSTOMER, ORDER, TOTAL),
                new PaymentRecorded(CUSTOMER, PAYMENT, Money.of("1.250", "KWD")),
                new PaymentReversed(CUSTOMER, PAYMENT, TOTAL, "bounced"),
                new CreditNoteIssued(CUSTOMER, NOTE, TOTAL, "damaged"),
                new PostingMade(PostingId.of(CUSTOMER, PAYMENT), TOTAL),
                new PostingReversed(PostingId.of(CUSTOMER, PAYMENT), TOTAL));
    }

    public static Stream<Record> commands() {
        return Stream.of(
                new CreateOrder(ORDER, CUSTOMER, LINES),
                new ApproveOrder(ORDER),
                new RejectOrder(ORDER, RejectionReason.DECISION_TIMEOUT),
                new CancelOrder(ORDER, "changed my mind"),
                new ShipOrder(ORDER),
                new RegisterCustomer(CUSTOMER, "Ada", "Norway", TOTAL),
                new ChangeCreditLimit(CUSTOMER, TOTAL, "good payer"),
                new PlaceCreditHold(CUSTOMER, "bounced twice"),
                new LiftCreditHold(CUSTOMER, "paid"),
                new ReserveCredit(CUSTOMER, ORDER, TOTAL),
                new ReleaseCredit(CUSTOMER, ORDER),
                new ChargeCredit(CUSTOMER, ORDER),
                new RecordPayment(CUSTOMER, PAYMENT, TOTAL),
                new ReversePayment(CUSTOMER, PAYMENT, "bounced"),
                new IssueCreditNote(CUSTOMER, NOTE, TOTAL, "damaged"));
    }

    public static Stream<Record> queries() {
        return Stream.of(
                new FindOrder(ORDER),
                new AwaitOrder(ORDER, 3, Milestone.SETTLED, Duration.ofMillis(1_500)),
                new FindOrders(CUSTOMER, OrderView.Status.PENDING, NOON, NOON, 50, "b3BhcXVl"),
                new FindCustomer(CUSTOMER),
                new FindCustomers("ad", false, 50, "b3BhcXVl"));
    }

    static Stream<Record> answers() {
        return Stream.of(
                ORDER_VIEW,
                new Orders(List.of(ORDER_VIEW), "b3BhcXVl"),
                CUSTOMER_VIEW,
                new Customers(List.of(CUSTOMER_VIEW), "b3BhcXVl"),
                new Accepted(3, NOON, List.of(new CreditReserved(CUSTOMER, ORDER, FIGURES)))
                        .with(new Accepted(2, NOON, List.of(new OrderApproved(ORDER, CUSTOMER)))),
                new BusinessError(BusinessError.Code.ORDER_NOT_APPROVED, "Only an approved order ships."));
    }

    /** What may be missing is. */
    static Stream<Record> withoutWhatMayBeMissing() {
        return Stream.of(
                new OrderCancelled(ORDER, CUSTOMER, null),
                new CustomerRegistered(CUSTOMER, "Ada", null, TOTAL),
                new CreditLimitChanged(CUSTOMER, TOTAL, null),
                new CreditHoldLifted(CUSTOMER, null),
                new CreditNoteIssued(CUSTOMER, NOTE, TOTAL, null),
                new CancelOrder(ORDER, null),
                new FindOrders(null, null, null, null, 50, null),
                new FindCustomers(null, null, 50, null),
                new Orders(List.of(), null),
                new Accepted(0, null, List.of()));
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
