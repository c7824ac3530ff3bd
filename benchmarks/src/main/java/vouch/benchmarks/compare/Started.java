package vouch.benchmarks.compare;

/**
 * One start, and what is there when nobody has asked for anything yet.
 *
 * @param millis until it answers that it is ready
 */
record Started(Store store, Starter starter, int repeat, double millis, double heapBytes, double residentBytes) {}
