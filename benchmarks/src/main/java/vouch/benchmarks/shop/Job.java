package vouch.benchmarks.shop;

import vouch.benchmarks.measure.Load.Call;

/**
 * Work that is ready to be done.
 *
 * @param clients that call it at the same time
 * @param unitsPerCall how many orders (or whatever is counted) one call is
 */
public record Job(int clients, double unitsPerCall, Call call) {}
