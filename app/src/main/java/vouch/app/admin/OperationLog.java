package vouch.app.admin;

import com.fasterxml.uuid.Generators;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.api.Legible;
import vouch.app.messaging.Caller;
import vouch.app.side.ConditionalOnTables;

/**
 * Records which operator did what, when and why. An operation is stored before it begins, so that every operation is
 * recorded. It is updated when it has ended.
 */
@Component
@ConditionalOnTables
class OperationLog {

    static final int LONGEST_REASON = 500;

    private static final Logger LOG = LoggerFactory.getLogger(OperationLog.class);
    private static final int LONGEST_ACTOR = 64;
    private static final int LONGEST_TARGET = 1000;
    private static final int LONGEST_OUTCOME = 4000;
    private static final String BEGUN = "begun";

    private final JdbcTemplate database;
    private final Clock clock;
    private final Caller caller;

    OperationLog(JdbcTemplate database, Clock clock, Caller caller) {
        this.database = database;
        this.clock = clock;
        this.caller = caller;
    }

    /**
     * @param outcome {@code begun} when the operation has not ended, or its process died before it could store the end
     */
    record Operation(
            String id, Instant at, String actor, String operation, String target, String reason, String outcome) {}

    /**
     * Runs the operation, and stores its result as a text.
     *
     * @throws Refused when the reason is missing or invalid, or the operation is refused
     */
    <T> T perform(String operation, String target, String reason, Supplier<T> action) {
        if (reason == null || reason.length() > LONGEST_REASON || !Legible.is(reason, LONGEST_REASON)) {
            throw Refused.invalid(
                    "reason",
                    "Say why you do this, in 1 to %d characters, none of them a control character."
                            .formatted(LONGEST_REASON));
        }
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        database.update(
                "insert into operation (id, at, actor, operation, target, reason, outcome) values (?, ?, ?, ?, ?, ?, ?)",
                id,
                Timestamp.from(clock.instant()),
                shortened(caller.current().name(), LONGEST_ACTOR),
                operation,
                shortened(target, LONGEST_TARGET),
                reason,
                BEGUN);
        LOG.info("Operation {}: {} {}", id, operation, target);
        try {
            T result = action.get();
            end(id, "done: " + result);
            return result;
        } catch (RuntimeException e) {
            end(id, (e instanceof Refused ? "refused: " : "failed: ") + e.getMessage());
            throw e;
        }
    }

    /** The newest operations, the newest first. */
    List<Operation> newest(int most) {
        return database.query(
                "select * from operation order by at desc, id desc limit ?",
                (row, number) -> new Operation(
                        row.getString("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("operation"),
                        row.getString("target"),
                        row.getString("reason"),
                        row.getString("outcome")),
                most);
    }

    private void end(String id, String outcome) {
        database.update("update operation set outcome = ? where id = ?", shortened(outcome, LONGEST_OUTCOME), id);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
