package vouch.benchmarks.compare;

import vouch.benchmarks.shop.Work;

/** Who is compared. */
enum Contestant {
    VOUCH("Vouch", 3),
    OVER_HTTP("Vouch over HTTP", 3),
    STOCK("stock Axon", 3),
    PLAIN("plain JDBC", 1),
    PLAIN_OVER_HTTP("plain JDBC over HTTP", 1),
    LIMIT("raw appends", 0.03);

    private final String words;
    private final double commitsPerOrder;

    Contestant(String words, double commitsPerOrder) {
        this.words = words;
        this.commitsPerOrder = commitsPerOrder;
    }

    /** The fewest that its way of deciding needs: one for each command, or for each group of commands. */
    double commitsPerOrder() {
        return commitsPerOrder;
    }

    boolean does(Work work) {
        return switch (work) {
            case MANY_CUSTOMERS -> true;
            case HOT_CUSTOMER, TENTH_REJECTED -> this != LIMIT && this != PLAIN_OVER_HTTP;
            case UNLOADED, LOADED -> isOverHttp();
            case ONE_ACCOUNT -> this != LIMIT && !isOverHttp();
            case SINGLE_APPENDS -> this == LIMIT;
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
