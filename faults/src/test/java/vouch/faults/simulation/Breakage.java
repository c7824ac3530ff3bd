package vouch.faults.simulation;

import java.util.ArrayList;
import java.util.List;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.faults.check.Invariant;

/** The real domain, or the real domain with one mistake in it. */
enum Breakage {
    NONE(null),
    NO_LIMIT_CHECK(Invariant.C_1),
    NO_RELEASE(Invariant.O_2),
    DOUBLE_RESERVE(Invariant.C_3),
    APPROVE_BEFORE_RESERVE(Invariant.O_2),
    SWALLOWED_SAGA_ERROR(Invariant.S_1),
    /** Nor is an order asked whose steps went wrong. */
    SWALLOWED_SAGA_ERROR_AND_NO_DEADLINE(Invariant.O_1);

    /** What it breaks. */
    final Invariant breaks;

    Breakage(Invariant breaks) {
        this.breaks = breaks;
    }

    boolean keepsDeadLetters() {
        return this != SWALLOWED_SAGA_ERROR && asksDeadlines();
    }

    boolean asksDeadlines() {
        return this != SWALLOWED_SAGA_ERROR_AND_NO_DEADLINE;
    }

    Decider order() {
        PureOrder order = new PureOrder();
        return this == APPROVE_BEFORE_RESERVE ? changed(order, Breakage::approve) : order;
    }

    Decider account() {
        PureAccount account = new PureAccount();
        return switch (this) {
            case NO_LIMIT_CHECK -> changed(account, Breakage::grant);
            case NO_RELEASE ->
                changed(account, (command, events) -> command instanceof ReleaseCredit ? List.of() : events);
            case DOUBLE_RESERVE -> changed(account, Breakage::reserveAgain);
            default -> account;
        };
    }

    private static List<?> approve(Object command, List<?> events) {
        if (command instanceof CreateOrder create && !events.isEmpty()) {
            List<Object> more = new ArrayList<>(events);
            more.add(new OrderApproved(create.orderId(), create.customerId()));
            return more;
        }
        return events;
    }

    private static List<?> grant(Object command, List<?> events) {
        return events.stream()
                .map(event -> event instanceof CreditReservationRejected rejected
                                && rejected.reason() == RejectionReason.CREDIT_LIMIT_EXCEEDED
                        ? new CreditReserved(rejected.customerId(), rejected.orderId(), rejected.figures())
                        : event)
                .toList();
    }

    /** Takes a duplicate for a new order. */
    private static List<?> reserveAgain(Object command, List<?> events) {
        if (command instanceof ReserveCredit reserve && events.isEmpty()) {
            CreditFigures figures =
                    new CreditFigures(reserve.amount(), reserve.amount(), reserve.amount(), reserve.amount());
            return List.of(new CreditReserved(reserve.customerId(), reserve.orderId(), figures));
        }
        return events;
    }

    private static Decider changed(Decider real, Change change) {
        return new Decider() {
            @Override
            public List<?> decide(Object command) {
                return change.of(command, real.decide(command));
            }

            @Override
            public void evolve(Object event) {
                real.evolve(event);
            }
        };
    }

    private interface Change {
        List<?> of(Object command, List<?> events);
    }
}
