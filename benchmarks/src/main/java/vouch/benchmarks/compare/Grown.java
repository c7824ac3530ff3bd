package vouch.benchmarks.compare;

import java.util.Locale;

/** One figure of something that has grown to a size. */
record Grown(Store store, Kind kind, int size, double value) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,12.3f %s  %s, %,d %s", value, kind.unit, kind, size, kind.counted);
    }

    /** What it is that must not depend on the size. */
    enum Kind {
        ORDER("order by id", "orders", "ms"),
        FIRST_PAGE("first page of all orders", "orders", "ms"),
        DEEP_PAGE("page in the middle of all orders", "orders", "ms"),
        CUSTOMER_PAGE("first page of a customer's approved orders", "orders", "ms"),
        QUEUE("first page of the orders that wait", "accounts", "ms"),
        QUEUE_BY_REASON("first page of those that wait for a reason", "accounts", "ms"),
        EXPOSURE("first page of exposures", "accounts", "ms"),
        DEEP_EXPOSURE("page in the middle of exposures", "accounts", "ms"),
        TOTAL("accounts added up for the total of exposures", "accounts", "accounts/s"),
        ACCOUNT("command on a customer", "events of the customer", "ms"),
        TIMELINE("newest page of a customer's timeline", "events of the customer", "ms"),
        PAST("customer as it was halfway", "events of the customer", "ms"),
        FULL_ACCOUNT("command on an account in which all is full", "waiting orders", "ms"),
        FREEING("payment that frees orders", "orders", "ms"),
        FREED("orders that a payment frees, until they are approved", "orders", "orders/s"),
        SNAPSHOT("snapshot of an account in which all is full", "waiting orders", "bytes"),
        REPLAY("order view made again", "events", "events/s"),
        STOCK_REPLAY("stock Axon's order view made again", "events", "events/s"),
        RAW_READ("the same events read and thrown away", "events", "events/s");

        private final String words;
        private final String counted;
        private final String unit;

        Kind(String words, String counted, String unit) {
            this.words = words;
            this.counted = counted;
            this.unit = unit;
        }

        String counted() {
            return counted;
        }

        String unit() {
            return unit;
        }

        boolean isTime() {
            return unit.equals("ms");
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
