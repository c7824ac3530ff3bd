package vouch.benchmarks;

import java.util.List;
import java.util.Optional;

/** The same thing measured several times: the median, and how far the others are from it. */
public record Spread(double median, double low, double high, int runs) {

    /** Nothing when there is none. */
    public static Optional<Spread> ofAny(List<Double> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(of(values));
    }

    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
    }
}
