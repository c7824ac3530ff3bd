package vouch.benchmarks.compare;

/**
 * What one more open order takes: one that is approved, and neither shipped nor cancelled.
 *
 * @param orders that were opened to find it
 */
record Opened(Store store, int orders, double heapBytes, double storedBytes) {}
