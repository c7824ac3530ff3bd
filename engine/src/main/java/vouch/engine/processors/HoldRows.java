package vouch.engine.processors;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Reads and writes the table {@code processor_hold}: which event processors are for one node only, or for nobody. */
final class HoldRows {

    /** Stands for a node where there is none: nobody runs a paused processor. */
    static final String NOBODY = "nobody";

    /** Stands for a node where there is none: the processor of a shadow that does not exist. */
    static final String NO_SHADOW = "no shadow";

    private static final String INSERT =
            "insert into processor_hold (processor, for_node, held_until) values (?, ?, %s)";

    private final JdbcTemplate database;

    HoldRows(JdbcTemplate database) {
        this.database = database;
    }

    /** Does nothing when the processor is held for it already. Must not be called in a transaction then. */
    void hold(String processor, String forNode) {
        try {
            database.update(INSERT.formatted("null"), processor, forNode);
        } catch (DuplicateKeyException held) {
            // It is held as it should be.
        }
    }

    void holdForAMinute(String processor, String forNode) {
        release(processor, forNode);
        database.update(INSERT.formatted("current_timestamp + interval '60' second"), processor, forNode);
    }

    /** Returns whether the processor was held for it. */
    boolean release(String processor, String forNode) {
        return database.update("delete from processor_hold where processor = ? and for_node = ?", processor, forNode)
                > 0;
    }

    Set<String> heldFor(String forNode) {
        return Set.copyOf(database.queryForList(
                "select processor from processor_hold where for_node = ?", String.class, forNode));
    }

    /** Why a node must not run processors, by their names. */
    Map<String, String> heldFrom(String node) {
        Map<String, String> now = new HashMap<>();
        database.query(
                "select processor, for_node from processor_hold where for_node <> ?"
                        + " and (held_until is null or held_until > current_timestamp)",
                (RowCallbackHandler) row -> now.merge(row.getString(1), why(row.getString(2)), HoldRows::stronger),
                node);
        return now;
    }

    private static String why(String forNode) {
        return switch (forNode) {
            case NO_SHADOW -> StoppedProcessors.UNUSED;
            case NOBODY -> "pause";
            default -> "replay";
        };
    }

    private static String stronger(String one, String other) {
        return other.equals(StoppedProcessors.UNUSED) ? other : one;
    }
}
