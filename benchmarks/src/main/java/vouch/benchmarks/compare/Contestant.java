package vouch.benchmarks.compare;

import vouch.benchmarks.shop.Work;

/** Who is compared. */
enum Contestant {
    VOUCH("Vouch", 256, 6, 0.03, 0.02),
    OVER_HTTP("Vouch over HTTP", 128, 6, 0.03, 0.02),
    STOCK("stock Axon", 32, 3, 3, 2),
    PLAIN("plain JDBC", 8, 2, 1, 1),
    PLAIN_OVER_HTTP("plain JDBC over HTTP", 32, 2, 1, 1),
    LIMIT("raw appends", 8, 1, 0.03, 0);

    private final String words;
    private final int clients;
    private final int warmUps;
    private final double commitsToDecide;
    private final double commitsToClose;

    Contestant(String words, int clients, int warmUps, double commitsToDecide, double commitsToClose) {
        this.words = words;
        this.clients = clients;
        this.warmUps = warmUps;
        this.commitsToDecide = commitsToDecide;
        this.commitsToClose = commitsToClose;
    }

    /** How many at a time it carries best. */
    int clients() {
        return clients;
    }

    /** How many times the time of one measurement it warms up at least: more, the more code it has. */
    int warmUps() {
        return warmUps;
    }

    /** For an order, the fewest that its way needs: one for each command, or a hundredth where commands are committed in groups. */
    double commits(Work work) {
        return work.isWholeLife() ? commitsToDecide + commitsToClose : commitsToDecide;
    }

    boolean does(Work work) {
        return switch (work) {
            case MANY_CUSTOMERS -> true;
            case HOT_CUSTOMER, TENTH_REJECTED -> this != LIMIT && this != PLAIN_OVER_HTTP;
            case UNAWAITED, UNLOADED, LOADED -> isOverHttp();
            case CANCELLED, SHIPPED, ONE_ACCOUNT -> this != LIMIT && !isOverHttp();
            case SINGLE_APPENDS -> this == LIMIT;
            // It takes the longer, the more there was before: the command growth asks for it.
            case REPLAYED -> false;
        };
    }

    /** Whether its clients are outside. */
    boolean isOverHttp() {
        return this == OVER_HTTP || this == PLAIN_OVER_HTTP;
    }

    @Override
    public String toString() {
        return words;
    }
}
