package vouch.engine.transfer;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Marks a store whose import has begun, so that nothing else begins to work on a part of the events, and the import can
 * go on after a crash.
 */
public final class ImportMark {

    private final JdbcTemplate database;

    public ImportMark(JdbcTemplate database) {
        this.database = database;
    }

    private enum State {
        NONE,
        BEGUN,
        FINISHED
    }

    private State state() {
        List<Boolean> marks =
                database.query("select finished_at from event_import", (row, number) -> row.getTimestamp(1) != null);
        return marks.isEmpty() ? State.NONE : marks.get(0) ? State.FINISHED : State.BEGUN;
    }

    public boolean isUnfinished() {
        return state() == State.BEGUN;
    }

    /**
     * Begins an import, or lets one go on.
     *
     * @param isEmpty whether the event store has no event
     * @throws TransferRefused when something else has used the store
     */
    public void begin(boolean isEmpty, Instant now) {
        if (state() == State.FINISHED) {
            throw new TransferRefused(
                    "an import into this store has finished already",
                    "start Vouch on it, or import into an empty store");
        }
        if (state() == State.NONE) {
            if (!isEmpty || isUsed()) {
                throw new TransferRefused(
                        isEmpty
                                ? "a Vouch has used these tables already"
                                : "the store has events that come from no import",
                        "import into an empty store, with tables that no Vouch has used");
            }
            database.update("insert into event_import (begun_at) values (?)", Timestamp.from(now));
        }
    }

    private boolean isUsed() {
        return database.queryForObject(
                        "select (select count(*) from TokenEntry) + (select count(*) from DeadLetterEntry)", Long.class)
                > 0;
    }

    /** Must be called in the transaction that lets the processors begin. */
    public void finish(Instant now) {
        database.update("update event_import set finished_at = ?", Timestamp.from(now));
    }
}
