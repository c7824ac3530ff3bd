package vouch.benchmarks.shop;

/** What is measured: the same for everyone that can do it. */
public enum Work {
    MANY_CUSTOMERS("1,000 customers"),
    HOT_CUSTOMER("one hot customer"),
    TENTH_REJECTED("10 % rejected"),
    /** An order that is approved, then cancelled until its credit is released. */
    CANCELLED("approved and cancelled"),
    /** An order that is approved, then shipped until it is charged. */
    SHIPPED("approved and shipped"),
    /** Clients who do not wait over HTTP for what becomes of an order; the time goes on until all are decided. */
    UNAWAITED("1,000 customers, nobody waits"),
    /** How long an order takes over HTTP, from request to decided, when nobody else is there. */
    UNLOADED("one client over HTTP"),
    /** How long it takes to be accepted over HTTP at 60 % of the most that is carried, whoever is late. */
    LOADED("accepted at 60 % load"),
    /** The order view made again, once, by a contestant that is asked for nothing else. */
    REPLAYED("order view made again"),
    /** How long an account is kept to oneself: one client changes one account, one time after the other. */
    ONE_ACCOUNT("changes of one account"),
    /** How many commits a second there are to share: eight writers, one row in each. */
    SINGLE_APPENDS("commits of one event");

    private final String words;

    Work(String words) {
        this.words = words;
    }

    /** Whether its unit is an order that was decided. */
    public boolean isOrders() {
        return switch (this) {
            case MANY_CUSTOMERS, HOT_CUSTOMER, TENTH_REJECTED, CANCELLED, SHIPPED, UNAWAITED -> true;
            case UNLOADED, LOADED, REPLAYED, ONE_ACCOUNT, SINGLE_APPENDS -> false;
        };
    }

    /** Whether the order does not end with its decision. */
    public boolean isWholeLife() {
        return this == CANCELLED || this == SHIPPED;
    }

    @Override
    public String toString() {
        return words;
    }
}
