package vouch.benchmarks.shop;

/**
 * What came of some work: how much of it was done, in which time.
 *
 * @param units orders, mostly
 * @param allocatedBytes by all threads of the process that worked
 */
public record Done(double units, double seconds, double allocatedBytes) {}
