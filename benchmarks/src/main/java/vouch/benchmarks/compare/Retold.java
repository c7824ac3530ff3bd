package vouch.benchmarks.compare;

import java.util.Locale;

/** One figure of what is done with all events of a store. */
record Retold(Store store, Kind kind, double value) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,12.3f %s  %s", value, kind.unit, kind);
    }

    /** What is done. */
    enum Kind {
        RAW_READ("all events read and thrown away", "events/s"),
        SEALED("sealed", "events/s"),
        REPLAY("order view made again in place", "events/s"),
        SHADOW("order view made again beside the one that is read", "events/s"),
        WHAT_IF("what-if with four timelines", "events/s"),
        CARRIED("orders carried, while nothing else is done", "orders/s"),
        LATE("99 % of the orders accepted at 60 % load, while nothing else is done", "ms"),
        LATE_IN_REPLAY("the same in a replay in place", "ms"),
        LATE_IN_SHADOW("the same while a shadow is made", "ms"),
        LATE_IN_WHAT_IF("the same in a what-if", "ms");

        private final String words;
        private final String unit;

        Kind(String words, String unit) {
            this.words = words;
            this.unit = unit;
        }

        String unit() {
            return unit;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
