package vouch.benchmarks.compare;

import java.time.Duration;
import java.util.List;
import vouch.benchmarks.shop.Done;
import vouch.benchmarks.shop.Work;

/** A contestant that runs, on a database of its own. */
interface Entrant extends AutoCloseable {

    void awaitReady() throws Exception;

    void prepare(Work work) throws Exception;

    /** What was prepared last. */
    Done work(Duration time) throws Exception;

    /** Whose computing time is its own: with its database, without clients that are outside. */
    List<Long> processes();

    /** Where its data is. */
    Place place();
}
