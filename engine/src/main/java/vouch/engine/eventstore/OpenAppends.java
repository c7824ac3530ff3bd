package vouch.engine.eventstore;

import java.util.Collections;
import java.util.Set;

/**
 * What the database says of the numbers of events at one moment.
 *
 * @param last the highest that can be seen; each below it is taken already, by a transaction that has ended or is open
 * @param transactions the open ones that may have taken a number, as the database names them
 */
record OpenAppends(long last, Set<String> transactions) {

    /**
     * Any transaction that is prepared to commit: it loses its name when PostgreSQL is restarted, and so may be one that
     * had another name before.
     */
    static final String PREPARED = "prepared";

    /** Where transactions append one after another, whatever is missing below an event that can be seen stays missing. */
    static final OpenAppends NONE = new OpenAppends(Long.MAX_VALUE, Set.of());

    /** Whether all of them have ended by a later moment. */
    boolean endedBy(OpenAppends later) {
        return !later.transactions.contains(PREPARED) && Collections.disjoint(transactions, later.transactions);
    }
}
