package vouch.benchmarks.compare;

import static vouch.benchmarks.Figure.percent;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vouch.benchmarks.Spread;
import vouch.benchmarks.shop.Work;

/**
 * What no contestant gets beyond: orders a second ≤ the least of commits a second ÷ commits of an order, cores ÷ computing
 * time of an order, and, where all orders are of one customer, 1 ÷ the time for which an order has the account to itself.
 *
 * @param terms in orders a second; those that could not be had are not there
 * @param measured orders a second
 */
record Ceiling(Map<String, Double> terms, double measured) {

    /** Below this share of every term, it is none of them: somebody waits. */
    private static final double BINDS = 0.5;

    static Ceiling of(Compared compared, Store store, Contestant contestant, Work work) {
        Map<String, Double> terms = new TreeMap<>();
        compared.spread(store, Contestant.LIMIT, Work.SINGLE_APPENDS, Reading.PER_SECOND)
                .map(Spread::median)
                .ifPresent(commits -> terms.put("commits", commits / contestant.commits(work)));
        compared.spread(store, contestant, work, Reading.CPU_MILLIS)
                .map(Spread::median)
                .ifPresent(cpu -> terms.put("CPU", 1000 * compared.cores() / cpu));
        if (work == Work.HOT_CUSTOMER) {
            compared.spread(store, contestant, Work.ONE_ACCOUNT, Reading.PER_SECOND)
                    .map(Spread::median)
                    .ifPresent(changes -> terms.put("lock", changes));
        }
        double measured = compared.spread(store, contestant, work, Reading.PER_SECOND)
                .map(Spread::median)
                .orElse(0.0);
        return new Ceiling(terms, measured);
    }

    /** The term that binds, and how much of it was reached. */
    @Override
    public String toString() {
        Optional<Map.Entry<String, Double>> lowest =
                terms.entrySet().stream().min(Comparator.comparingDouble(Map.Entry::getValue));
        return lowest.map(term -> {
                    String reached = term.getKey() + " " + percent(measured / term.getValue());
                    return measured < BINDS * term.getValue() ? "waiting (" + reached + ")" : reached;
                })
                .orElse("–");
    }
}
