package vouch.engine.views;

import java.util.Objects;
import java.util.function.ToLongFunction;
import org.axonframework.eventhandling.WrappedToken;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.processors.StoredTokens;

/** Says how far the processors of the two places of a view are, by what they have committed on whatever node. */
final class PlaceProgress {

    private final JdbcTemplate database;
    private final StoredTokens tokens;
    private final ToLongFunction<String> handledUpTo;

    /** @param handledUpTo as {@link vouch.engine.consistency.HandledEvents#upTo} */
    PlaceProgress(JdbcTemplate database, StoredTokens tokens, ToLongFunction<String> handledUpTo) {
        this.database = database;
        this.tokens = tokens;
        this.handledUpTo = handledUpTo;
    }

    /** Whoever works on the processor cannot commit a batch until this transaction ends. */
    void halt(String processor) {
        database.queryForList(
                "select segment from TokenEntry where processorName = ? order by segment for update", processor);
    }

    /** Whether the one processor has handled every event that the other may have handled. */
    boolean hasAllOf(String one, String other) {
        long reached = tokens.of(other).stream()
                .map(StoredTokens.Stored::token)
                .filter(Objects::nonNull)
                .map(WrappedToken::unwrapUpperBound)
                .filter(Objects::nonNull)
                .mapToLong(token -> token.position().orElse(-1))
                .max()
                .orElse(-1);
        return handledUpTo.applyAsLong(one) > reached;
    }

    /** How many events are dead letters of the processor. */
    long letters(String processor) {
        return database.queryForObject(
                "select count(*) from DeadLetterEntry where processingGroup = ?", Long.class, processor);
    }
}
