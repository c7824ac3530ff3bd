package vouch.engine.deadletter;

import java.util.List;

/**
 * Dead letters that are no events, such as requests that another system did not take. Their owner keeps them in a table
 * of its own. They are listed, retried and discarded like all others. They are never retried automatically.
 */
public interface KeptDeadLetters {

    /** The name under which they are shown, which is no processing group. */
    String group();

    /** Those that have dead letters now; there are few. */
    List<DeadLetters.Sequence> sequences();

    /** The first dead letters of a sequence, in its order; none when there is no such sequence. */
    List<DeadLetters.Letter> letters(String sequence, int most);

    /** Lets their owner try them again. Returns false when there is no such sequence. */
    boolean retry(String sequence);

    /** Discards the dead letters that a sequence has now, and returns how many these are. */
    int discard(String sequence);
}
