package vouch.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ChangeCreditTerms;
import vouch.api.customer.CustomerCommand.IssueCreditNote;
import vouch.api.customer.CustomerCommand.PlaceCreditHold;
import vouch.api.customer.CustomerCommand.RecordPayment;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerId;
import vouch.api.customer.OnShortage;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderQuery.Milestone;

/**
 * The demo set: a few orders that show every outcome once, then the orders of the tour, then the trade of eighteen
 * months. Every id of a customer or an order begins with {@code demo-}.
 */
final class DemoSet {

    private static final CustomerId ACME = new CustomerId("demo-acme");
    private static final CustomerId BRIGHT = new CustomerId("demo-bright");
    private static final CustomerId COSMO = new CustomerId("demo-cosmo");
    private static final CustomerId EMBER = new CustomerId("demo-ember");
    private static final CustomerId DRIFT = new CustomerId("demo-drift");

    /** How many days before the load the first account was opened. */
    private static final int OPENED = 90;

    /** The stream that the first step opens. A store that an earlier release has filled lacks it. */
    static final CustomerId FIRST = DRIFT;

    /** The stream that is opened last before health says UP. */
    static final OrderId LAST_AT_THE_START = new OrderId("demo-on-hold");

    /** The order that the order view refuses. It is the only one of its customer, whose later orders would wait too. */
    static final OrderId REFUSED_BY_VIEW = new OrderId("demo-refused-by-view");

    private DemoSet() {}

    /** The day of the load, from the date of the first step. */
    static LocalDate day(LocalDate first) {
        return first.plusDays(OPENED);
    }

    /**
     * What is there before health says UP.
     *
     * @param day of the load
     */
    static List<DemoStep> start(LocalDate day) {
        BusinessDate on = new BusinessDate(day, false);
        return List.of(
                DemoStep.of(new RegisterCustomer(
                        DRIFT, "Driftwood Furniture", "United Kingdom", gbp("2000.00"), before(day, OPENED))),
                DemoStep.of(new RegisterCustomer(ACME, "Acme Stationers", "United Kingdom", gbp("1000.00"), on)),
                DemoStep.of(new RegisterCustomer(BRIGHT, "Bright Lamps", "France", gbp("250.00"), on)),
                DemoStep.of(new RegisterCustomer(COSMO, "Cosmo Travel Goods", "Germany", gbp("5000.00"), on)),
                decided(order(on, "demo-paid", ACME, line("LANTERN", 12, "20.00"), line("MUG", 6, "2.55"))),
                shipped("demo-paid", day),
                DemoStep.of(new RecordPayment(ACME, new PaymentId("demo-payment"), gbp("255.30"), on)),
                decided(order(on, "demo-shipped", ACME, line("DOORMAT", 20, "6.75"))),
                shipped("demo-shipped", day),
                DemoStep.of(new IssueCreditNote(
                        ACME, new CreditNoteId("demo-credit-note"), gbp("6.75"), "One arrived torn", on)),
                decided(order(on, "demo-approved", ACME, line("CLOCK", 10, "8.50"))),
                decided(order(on, "demo-rejected", BRIGHT, line("LAMP", 30, "9.95"))),
                decided(order(on, "demo-cancelled", BRIGHT, line("BULB", 100, "1.25"))),
                settled(new CancelOrder(new OrderId("demo-cancelled"), "Ordered by mistake", day)),
                DemoStep.of(new PlaceCreditHold(COSMO, "Three invoices are overdue", day)),
                decided(order(on, "demo-on-hold", COSMO, line("SUITCASE", 4, "39.95"))));
    }

    /**
     * What is added while Vouch is in use.
     *
     * @param day of the load
     */
    static List<DemoStep> rest(LocalDate day) {
        List<DemoStep> steps = new ArrayList<>(List.of(
                DemoStep.of(new ChangeCreditTerms(
                        DRIFT,
                        new CreditTerms(OnShortage.WAIT, 0, 30, null, Money.zero("GBP"), null),
                        "As agreed",
                        day.minusDays(OPENED))),
                decided(order(before(day, 58), "demo-late", DRIFT, line("TABLE", 4, "390.00"))),
                shipped("demo-late", day.minusDays(50)),
                DemoStep.until(
                        order(before(day, 2), "demo-waiting", DRIFT, line("CHAIR", 10, "89.00")),
                        new OrderId("demo-waiting"),
                        1,
                        Milestone.ANSWERED),
                DemoStep.of(
                        new RegisterCustomer(EMBER, "Ember Candles", "Ireland", gbp("500.00"), before(day, OPENED))),
                DemoStep.of(order(before(day, 1), REFUSED_BY_VIEW.value(), EMBER, line("CANDLE", 40, "3.10")))));
        steps.addAll(DemoTrade.steps(day));
        return List.copyOf(steps);
    }

    private static DemoStep decided(CreateOrder command) {
        return DemoStep.until(command, command.orderId(), 2, Milestone.SETTLED);
    }

    private static DemoStep shipped(String order, LocalDate on) {
        OrderId id = new OrderId(order);
        return DemoStep.until(new ShipOrder(id, on), id, 3, Milestone.SETTLED);
    }

    private static DemoStep settled(CancelOrder command) {
        return DemoStep.until(command, command.orderId(), 3, Milestone.SETTLED);
    }

    private static CreateOrder order(BusinessDate on, String id, CustomerId customer, OrderLine... lines) {
        return new CreateOrder(new OrderId(id), customer, List.of(lines), on);
    }

    private static BusinessDate before(LocalDate day, int days) {
        return new BusinessDate(day.minusDays(days), true);
    }

    private static OrderLine line(String sku, int quantity, String unitPrice) {
        return new OrderLine(sku, quantity, gbp(unitPrice));
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
