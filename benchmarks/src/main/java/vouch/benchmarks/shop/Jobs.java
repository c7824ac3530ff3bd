package vouch.benchmarks.shop;

/** What one contestant can do. */
public interface Jobs extends AutoCloseable {

    /** Makes what the work needs, outside of the time that is measured. */
    Job prepare(Work work) throws Exception;
}
