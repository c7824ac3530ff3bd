package vouch.benchmarks.compare;

import vouch.benchmarks.Spread;

/**
 * What came of a ratio that matters.
 *
 * @param of what it is a ratio of
 */
record Rated(Store store, String ratio, String of, Spread spread, Bound bound) {}
