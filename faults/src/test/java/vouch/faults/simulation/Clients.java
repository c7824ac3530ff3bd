package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import vouch.api.BusinessError.Refusal;
import vouch.api.Money;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderCommand.*;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;

/** People who order, ship, cancel, pay and change limits, in any order, and send again what was not answered. */
final class Clients {

    private static final int MOST_TRIES = 4;

    private final Chance chance;
    private final Line line;
    private final List<Wish> wishes = new ArrayList<>();

    /** @param late whether a customer may be registered at any time; otherwise each is before anybody orders */
    Clients(Chance chance, Line line, boolean late) {
        this.chance = chance;
        this.line = line;
        int customers = 1 + chance.below(2);
        int orders = 1 + chance.below(3);
        for (int i = 0; i < customers; i++) {
            customer(new CustomerId("c-" + i), late && chance.oneIn(4));
        }
        for (int i = 0; i < orders; i++) {
            order(new OrderId("o-" + i), new CustomerId("c-" + chance.below(customers)));
        }
    }

    int wishes() {
        return wishes.size();
    }

    /** Sends one of them. */
    void send(int index) {
        Wish wish = wishes.remove(index);
        try {
            line.send(wish.command());
        } catch (Refusal refused) {
            if (wish.command() instanceof ShipOrder || wish.command() instanceof CancelOrder) {
                again(wish);
            }
        } catch (TimeoutException | RejectedExecutionException unknown) {
            again(wish);
        } catch (Fault.Crash crash) {
            again(wish);
            throw crash;
        }
    }

    private void again(Wish wish) {
        if (wish.tries() < MOST_TRIES) {
            wishes.add(new Wish(wish.command(), wish.tries() + 1));
        }
    }

    private void customer(CustomerId id, boolean late) {
        RegisterCustomer register = new RegisterCustomer(id, "Customer", null, pounds(100 + 50 * chance.below(3)));
        if (late) {
            wish(register);
        } else {
            line.arrive(register);
        }
        for (int more = chance.below(4); more > 0; more--) {
            PaymentId payment = new PaymentId("p-" + chance.below(2));
            switch (chance.below(6)) {
                case 0 -> wish(new ChangeCreditLimit(id, pounds(50 * chance.below(5)), null));
                case 1 -> wish(new PlaceCreditHold(id, "late"));
                case 2 -> wish(new LiftCreditHold(id, null));
                case 3 -> wish(new RecordPayment(id, payment, pounds(30 + 10 * chance.below(2))));
                case 4 -> wish(new ReversePayment(id, payment, "bounced"));
                default -> wish(new IssueCreditNote(id, new CreditNoteId("n-0"), pounds(20), null));
            }
        }
    }

    private void order(OrderId id, CustomerId customer) {
        OrderLine one = new OrderLine("A", 1 + chance.below(3), pounds(40));
        wish(new CreateOrder(id, customer, List.of(one)));
        if (chance.oneIn(3)) {
            wish(new CancelOrder(id, null));
        }
        if (chance.oneIn(2)) {
            wish(new ShipOrder(id));
        }
    }

    private void wish(Object command) {
        wishes.add(new Wish(command, 1));
    }

    private static Money pounds(int pounds) {
        return new Money(pounds * 100L, "GBP");
    }

    private record Wish(Object command, int tries) {}
}
