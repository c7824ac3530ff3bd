package vouch.faults;

import java.util.List;

/** The ways of an order through the saga. Each begins with an order; those that follow have points of their own. */
enum Flow {
    APPROVE,
    REJECT,
    CANCEL,
    SHIP,
    DEADLINE;

    static final String CUSTOMER = "c-flow";
    static final long LIMIT = 1_000_000_00;

    private static final long TOTAL = 10_00;

    String order(int number) {
        return "f-" + name().toLowerCase() + "-" + number;
    }

    /** What a client asks, one after the other. */
    List<Action> actions(int number) {
        String order = order(number);
        Action creation = Action.order(order, CUSTOMER, this == REJECT ? LIMIT + 1 : TOTAL)
                .waiting();
        return switch (this) {
            case CANCEL -> List.of(creation, Action.cancel(order, CUSTOMER).waiting());
            case SHIP -> List.of(creation, Action.ship(order, CUSTOMER).waiting());
            default -> List.of(creation);
        };
    }
}
