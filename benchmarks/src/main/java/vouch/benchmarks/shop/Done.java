package vouch.benchmarks.shop;

import vouch.benchmarks.measure.Load;

/**
 * What came of some work: how much of it was done, in which time.
 *
 * @param units orders, mostly
 * @param medianMillis within which half of the calls were answered
 * @param lateMillis within which 99 % of them were
 * @param allocatedBytes by all threads of the process that worked
 */
public record Done(double units, double seconds, double medianMillis, double lateMillis, double allocatedBytes) {

    public static Done of(Load.Answered answered, double unitsPerCall, double allocatedBytes) {
        return new Done(
                answered.count() * unitsPerCall,
                answered.seconds(),
                answered.medianMillis(),
                answered.quantileMillis(0.99),
                allocatedBytes);
    }
}
