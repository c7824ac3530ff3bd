package vouch.benchmarks.scale;

import vouch.benchmarks.Figure;
import vouch.benchmarks.Table;

/**
 * What no measurement on one machine can tell.
 *
 * @param cores of every machine, each as fast as one of those measured on
 * @param logBytesPerSecond that a database can write and replicate
 * @param target how busy a part may be: beyond it, queues grow faster than traffic
 * @param readsPerOrder how often an order is looked at
 * @param customersPerOrderRate customers for each order a second
 * @param skew exponent of Zipf's law: the k-th busiest customer orders as much as the busiest ÷ k^skew
 * @param harshSkew another, for the worst case
 */
record Assumed(
        int cores,
        double logBytesPerSecond,
        double target,
        double readsPerOrder,
        double customersPerOrderRate,
        double skew,
        double harshSkew) {

    static final Assumed DEFAULT = new Assumed(16, 250e6, 0.6, 10, 100, 0.5, 1);

    String table() {
        return new Table("assumed", "")
                .row("a machine, for a node or a database", cores + " cores, each as fast as one of those measured on")
                .row(
                        "a database's write-ahead log",
                        Figure.bytes(logBytesPerSecond) + " a second, written and replicated")
                .row("a part may be busy", Figure.percent(target) + " of the time")
                .row("an order is looked at", Figure.of(readsPerOrder) + " times")
                .row("customers", Figure.of(customersPerOrderRate) + " for each order a second")
                .row(
                        "the k-th busiest customer orders",
                        "1 ÷ k^%s of what the busiest does; in the harsh case 1 ÷ k^%s"
                                .formatted(Figure.of(skew), Figure.of(harshSkew)))
                .toString();
    }
}
