package vouch.engine.metrics;

/**
 * Measures figures that cost a query. Every bean of this type is called every 5 s on one thread, or less often when the
 * measurements are slow. A scrape reads the last result.
 */
public interface Sample {

    /** Measures. A failure is tried again at the next call. */
    void take();

    /** Forgets the last result, because {@link #take} failed. A metric without a value says so better than an old value. */
    void forget();
}
