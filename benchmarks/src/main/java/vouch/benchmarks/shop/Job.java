package vouch.benchmarks.shop;

import vouch.benchmarks.measure.Load.Call;

/**
 * Work that is ready to be done.
 *
 * @param clients that call it at the same time
 * @param unitsPerCall how many orders (or whatever is counted) one call is
 * @param settling comes back when everything that was called for is done, if that may be later than the answer
 */
public record Job(int clients, double unitsPerCall, Call call, Runnable settling) {

    Job(int clients, double unitsPerCall, Call call) {
        this(clients, unitsPerCall, call, () -> {});
    }
}
