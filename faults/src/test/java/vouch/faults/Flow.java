package vouch.faults;

import java.util.ArrayList;
import java.util.List;

/** The ways of an order through the saga, each with a customer of its own. Those that follow have points of their own. */
enum Flow {
    APPROVE,
    REJECT,
    CANCEL,
    SHIP,
    DEADLINE,
    /** The order waits, and credit becomes free. */
    FREE,
    /** The order waits, and a person grants its credit. */
    OVERRIDE,
    /** The order waits, and a person refuses its credit. */
    REFUSE;

    private static final long TOTAL = 10_00;
    private static final long LITTLE = 5_00;
    private static final long ENOUGH = 1_000_000_00;

    String order(int number) {
        return "f-" + name().toLowerCase() + "-" + number;
    }

    /**
     * What a client asks, one after the other. A row of a customer that an earlier order has made would be changed, not
     * made, and the order would not pass that point; so no two orders have the same customer.
     */
    List<Action> actions(int number) {
        String order = order(number);
        String customer = "c-" + order;
        boolean isShort = isShort();
        List<Action> actions = new ArrayList<>(List.of(Action.register(customer, isShort ? LITTLE : ENOUGH)));
        if (isShort && this != REJECT) {
            actions.add(Action.letWait(customer));
        }
        actions.add(Action.order(order, customer, TOTAL).waiting());
        switch (this) {
            case CANCEL -> actions.add(Action.cancel(order, customer).waiting());
            case SHIP -> actions.add(Action.ship(order, customer).waiting());
            case FREE -> actions.add(Action.limit(customer, ENOUGH));
            case OVERRIDE -> actions.add(Action.override(order, customer).waiting());
            case REFUSE -> actions.add(Action.refuse(order, customer).waiting());
            default -> {}
        }
        return actions;
    }

    private boolean isShort() {
        return this == REJECT || this == FREE || this == OVERRIDE || this == REFUSE;
    }
}
