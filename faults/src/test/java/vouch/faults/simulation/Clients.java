package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import vouch.api.BusinessError.Refusal;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.*;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;

/** People who order, ship, cancel, pay, and change accounts, in any order, and send again what was not answered. */
final class Clients {

    private static final int MOST_TRIES = 4;

    private final Chance chance;
    private final Line line;
    private final Calendar calendar;
    private final Accountant accountant;
    private final List<Wish> wishes = new ArrayList<>();

    /** @param late whether a customer may be registered at any time; otherwise each is before anybody orders */
    Clients(Chance chance, Line line, boolean late) {
        this.chance = chance;
        this.line = line;
        calendar = new Calendar(chance);
        accountant = new Accountant(chance, calendar);
        int customers = 1 + chance.below(2);
        int orders = 1 + chance.below(4);
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
            if (waitsForADecision(wish.command())) {
                again(wish);
            }
        } catch (TimeoutException | RejectedExecutionException unknown) {
            again(wish);
        } catch (Fault.Crash crash) {
            again(wish);
            throw crash;
        }
    }

    /** It may be accepted when the order is decided, or waits. */
    private static boolean waitsForADecision(Object command) {
        return command instanceof ShipOrder
                || command instanceof CancelOrder
                || command instanceof OverrideCredit
                || command instanceof RefuseCredit;
    }

    private void again(Wish wish) {
        if (wish.tries() < MOST_TRIES) {
            wishes.add(new Wish(wish.command(), wish.tries() + 1));
        }
    }

    private void customer(CustomerId id, boolean late) {
        if (late) {
            wish(accountant.register(id));
        } else {
            line.arrive(accountant.register(id));
            opened(id);
        }
        for (int more = chance.below(6); more > 0; more--) {
            wish(accountant.change(id));
        }
        for (int reviews = chance.below(3); reviews > 0; reviews--) {
            wish(accountant.review(id));
        }
    }

    /** Before anybody orders. While a customer is on hold, orders wait together. */
    private void opened(CustomerId id) {
        if (!chance.oneIn(3)) {
            line.arrive(accountant.terms(id));
        }
        if (chance.oneIn(4)) {
            line.arrive(accountant.hold(id));
            wish(accountant.lift(id));
        }
    }

    private void order(OrderId id, CustomerId customer) {
        OrderLine one = new OrderLine("A", 1 + chance.below(3), Accountant.pounds(40));
        wish(new CreateOrder(id, customer, List.of(one), calendar.businessDate()));
        if (chance.oneIn(3)) {
            wish(new CancelOrder(id, null, calendar.day()));
        }
        if (chance.oneIn(2)) {
            wish(new ShipOrder(id, calendar.day()));
        }
        if (chance.oneIn(6)) {
            wish(accountant.override(customer, id));
        }
        if (chance.oneIn(8)) {
            wish(accountant.refuse(customer, id));
        }
    }

    private void wish(Object command) {
        wishes.add(new Wish(command, 1));
    }

    private record Wish(Object command, int tries) {}
}
