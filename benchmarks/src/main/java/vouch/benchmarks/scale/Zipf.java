package vouch.benchmarks.scale;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Who orders how much: the k-th busiest of so many customers has the weight 1 ÷ k^exponent. */
final class Zipf {

    /** So many are looked at one by one; all others are small enough to be treated alike. */
    private static final int ONE_BY_ONE = 100_000;

    private final Map<Integer, Double> busiestOf = new HashMap<>();
    private final long customers;
    private final double exponent;
    private final double[] sums;
    private final double total;

    Zipf(long customers, double exponent) {
        this.customers = customers;
        this.exponent = exponent;
        this.sums = new double[(int) Math.min(customers, ONE_BY_ONE)];
        double sum = 0;
        for (int rank = 1; rank <= sums.length; rank++) {
            sum += weight(rank);
            sums[rank - 1] = sum;
        }
        this.total = sum + rest();
    }

    long customers() {
        return customers;
    }

    /** Of all orders, the part that the busiest customer makes. */
    double busiest() {
        return 1 / total;
    }

    /** Of all orders, the part that goes to the busiest of so many buckets, customers being put into them by hash. */
    double busiestOf(int buckets) {
        return busiestOf.computeIfAbsent(buckets, any -> {
            double[] weights = new double[buckets];
            for (int rank = 1; rank <= sums.length; rank++) {
                weights[new SplittableRandom(rank).nextInt(buckets)] += weight(rank);
            }
            return (Arrays.stream(weights).max().orElseThrow() + rest() / buckets) / total;
        });
    }

    /** The rank of a customer who orders next, for a number drawn evenly from [0, 1). */
    long customer(double drawn) {
        double weight = drawn * total;
        double single = sums[sums.length - 1];
        if (weight < single) {
            int found = Arrays.binarySearch(sums, weight);
            return found >= 0 ? found + 2 : -found;
        }
        double primitive = primitive(sums.length + 0.5) + weight - single;
        double rank = exponent == 1
                ? StrictMath.exp(primitive)
                : StrictMath.pow(primitive * (1 - exponent), 1 / (1 - exponent));
        return Math.max(sums.length + 1, Math.min(customers, Math.round(rank)));
    }

    private double weight(long rank) {
        return StrictMath.pow(rank, -exponent);
    }

    /** Of those that are not looked at one by one: the sum as an integral. */
    private double rest() {
        return customers <= sums.length ? 0 : primitive(customers + 0.5) - primitive(sums.length + 0.5);
    }

    private double primitive(double rank) {
        return exponent == 1 ? StrictMath.log(rank) : StrictMath.pow(rank, 1 - exponent) / (1 - exponent);
    }
}
