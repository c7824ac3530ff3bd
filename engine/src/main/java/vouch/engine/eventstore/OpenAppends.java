package vouch.engine.eventstore;

import java.util.Collections;
import java.util.Set;

/**
 * What the database says about the numbers of events at one moment.
 *
 * @param last the highest visible number; each number below it is taken already, by an ended or an open transaction
 * @param transactions the open transactions that may have taken a number, by their names in the database
 */
record OpenAppends(long last, Set<String> transactions) {

    /**
     * Stands for any transaction that is prepared to commit. Such a transaction loses its name when PostgreSQL
     * restarts, so it may be one that had another name before.
     */
    static final String PREPARED = "prepared";

    /** Where transactions append one after another, a number that is missing below a visible event stays missing. */
    static final OpenAppends NONE = new OpenAppends(Long.MAX_VALUE, Set.of());

    /** Whether all these transactions have ended by the later moment. */
    boolean endedBy(OpenAppends later) {
        return !later.transactions.contains(PREPARED) && Collections.disjoint(transactions, later.transactions);
    }
}
