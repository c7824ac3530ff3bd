package vouch.app.demo;

import java.time.LocalDate;
import java.util.List;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand.IssueCreditNote;
import vouch.api.customer.CustomerCommand.PlaceCreditHold;
import vouch.api.customer.CustomerCommand.RecordPayment;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;

/** A small set of commands that shows every outcome once. Every id begins with {@code demo-}. */
final class DemoSet {

    private static final CustomerId ACME = new CustomerId("demo-acme");
    private static final CustomerId BRIGHT = new CustomerId("demo-bright");
    private static final CustomerId COSMO = new CustomerId("demo-cosmo");

    /** The stream that the first step opens. */
    static final CustomerId FIRST = ACME;

    /** The stream that the last step opens. */
    static final OrderId LAST = new OrderId("demo-on-hold");

    /**
     * One command.
     *
     * @param settles the order to wait for before the next step; null when nothing has to settle
     */
    record Step(Object command, OrderId settles) {}

    /** @param day for which all of it counts */
    static List<Step> steps(LocalDate day) {
        BusinessDate on = new BusinessDate(day, false);
        return List.of(
                step(new RegisterCustomer(ACME, "Acme Stationers", "United Kingdom", gbp("1000.00"), on)),
                step(new RegisterCustomer(BRIGHT, "Bright Lamps", "France", gbp("250.00"), on)),
                step(new RegisterCustomer(COSMO, "Cosmo Travel Goods", "Germany", gbp("5000.00"), on)),
                settled(order(on, "demo-paid", ACME, line("LANTERN", 12, "20.00"), line("MUG", 6, "2.55"))),
                settled(new ShipOrder(new OrderId("demo-paid"), day)),
                step(new RecordPayment(ACME, new PaymentId("demo-payment"), gbp("255.30"), on)),
                settled(order(on, "demo-shipped", ACME, line("DOORMAT", 20, "6.75"))),
                settled(new ShipOrder(new OrderId("demo-shipped"), day)),
                step(new IssueCreditNote(
                        ACME, new CreditNoteId("demo-credit-note"), gbp("6.75"), "One arrived torn", on)),
                settled(order(on, "demo-approved", ACME, line("CLOCK", 10, "8.50"))),
                settled(order(on, "demo-rejected", BRIGHT, line("LAMP", 30, "9.95"))),
                settled(order(on, "demo-cancelled", BRIGHT, line("BULB", 100, "1.25"))),
                settled(new CancelOrder(new OrderId("demo-cancelled"), "Ordered by mistake", day)),
                step(new PlaceCreditHold(COSMO, "Three invoices are overdue", day)),
                settled(order(on, "demo-on-hold", COSMO, line("SUITCASE", 4, "39.95"))));
    }

    private DemoSet() {}

    private static Step step(Object command) {
        return new Step(command, null);
    }

    private static Step settled(OrderCommand command) {
        return new Step(command, command.orderId());
    }

    private static CreateOrder order(BusinessDate on, String id, CustomerId customer, OrderLine... lines) {
        return new CreateOrder(new OrderId(id), customer, List.of(lines), on);
    }

    private static OrderLine line(String sku, int quantity, String unitPrice) {
        return new OrderLine(sku, quantity, gbp(unitPrice));
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
