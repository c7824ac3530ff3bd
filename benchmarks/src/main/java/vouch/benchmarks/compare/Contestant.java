package vouch.benchmarks.compare;

import vouch.benchmarks.shop.Work;

/** Who is compared. */
enum Contestant {
    VOUCH("Vouch", 3),
    OVER_HTTP("Vouch over HTTP", 3),
    STOCK("stock Axon", 3),
    PLAIN("plain JDBC", 1),
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
            case HOT_CUSTOMER, TENTH_REJECTED -> this != LIMIT;
            case ONE_ACCOUNT -> this != LIMIT && this != OVER_HTTP;
            case SINGLE_APPENDS -> this == LIMIT;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
