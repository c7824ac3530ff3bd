package vouch.benchmarks.inside;

import java.util.List;

/** All values of one figure that was measured. */
public record Found(String figure, String unit, List<Double> values) {}
