package vouch.query.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfView.State;
import vouch.engine.nodes.Node;
import vouch.engine.views.Conditions;

/**
 * Reads and writes the table {@code what_if}. A node claims a what-if for a short time and claims it again with each
 * progress, so another node begins it anew when its node has ended.
 */
@Component
class WhatIfRows {

    static final Duration CLAIM = Duration.ofMinutes(1);

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String IS_MINE =
            " where what_if_id = ? and state = 'RUNNING' and claimed_by = ? and attempts = ?";

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final Node node;
    private final Clock clock;

    WhatIfRows(JdbcTemplate database, PlatformTransactionManager transactions, Node node, Clock clock) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.node = node;
        this.clock = clock;
    }

    /** @param attempts also tells this claim from a later one */
    record Claimed(StartWhatIf asked, int attempts) {}

    Optional<WhatIfRow> find(String id) {
        return database.query("select * from what_if where what_if_id = ?", WhatIfRows::row, id).stream()
                .findFirst();
    }

    /** The newest first. Their ids are made in the order of time, so the primary key has that order. */
    List<WhatIfRow> newest(Conditions conditions, int atMost) {
        return database.query(
                "select asked, state, events_read, events_all, started_at, begun_at, ended_at, null as found, problem"
                        + " from what_if" + conditions + " order by what_if_id desc fetch first ? rows only",
                WhatIfRows::row,
                conditions.valuesAnd(atMost));
    }

    int running() {
        return database.queryForObject("select count(*) from what_if where state = 'RUNNING'", Integer.class);
    }

    void insert(StartWhatIf asked) {
        database.update(
                "insert into what_if (what_if_id, asked, state, attempts, events_read, events_all, started_at)"
                        + " values (?, ?, 'RUNNING', 0, 0, 0, ?)",
                asked.whatIfId(),
                JSON.writeValueAsString(asked),
                column(now()));
    }

    /**
     * Claims the oldest what-if that nobody works on. The only node of a store need not wait for a claim of its own from
     * before it was killed.
     */
    Optional<Claimed> claim() {
        Instant now = now();
        return transaction.execute(status -> {
            List<Claimed> found = database.query(
                    """
                    select * from what_if where state = 'RUNNING' and (claimed_until is null or claimed_until < ? or ?)
                    order by started_at, what_if_id fetch first 1 rows only for update skip locked
                    """,
                    (row, number) -> new Claimed(asked(row), row.getInt("attempts") + 1),
                    column(now),
                    node.isAlone());
            found.forEach(claimed -> database.update(
                    "update what_if set claimed_by = ?, claimed_until = ?, attempts = ?, begun_at = ?, events_read = 0"
                            + " where what_if_id = ?",
                    node.id(),
                    column(now.plus(CLAIM)),
                    claimed.attempts,
                    column(now),
                    claimed.asked.whatIfId()));
            return found.stream().findFirst();
        });
    }

    /** Tells the progress and lengthens the claim. Returns false when it was cancelled or another node has it. */
    boolean progress(Claimed claimed, long read, long all) {
        return database.update(
                        "update what_if set claimed_until = ?, events_read = ?, events_all = ?" + IS_MINE,
                        column(now().plus(CLAIM)),
                        read,
                        all,
                        claimed.asked.whatIfId(),
                        node.id(),
                        claimed.attempts)
                > 0;
    }

    void done(Claimed claimed, String found) {
        end(claimed, State.DONE, found, null);
    }

    void failed(Claimed claimed, String problem) {
        end(claimed, State.FAILED, null, problem);
    }

    private void end(Claimed claimed, State state, String found, String problem) {
        database.update(
                "update what_if set state = ?, ended_at = ?, found = ?, problem = ?" + IS_MINE,
                state.name(),
                column(now()),
                found,
                problem,
                claimed.asked.whatIfId(),
                node.id(),
                claimed.attempts);
    }

    /** Gives the claim back, so that it is begun anew at once. */
    void release(Claimed claimed) {
        database.update(
                "update what_if set claimed_until = null, attempts = attempts - 1" + IS_MINE,
                claimed.asked.whatIfId(),
                node.id(),
                claimed.attempts);
    }

    /** Returns false when it has ended. */
    boolean cancel(String id) {
        return database.update(
                        "update what_if set state = 'CANCELLED', ended_at = ? where what_if_id = ? and state = 'RUNNING'",
                        column(now()),
                        id)
                > 0;
    }

    void delete(String id) {
        database.update("delete from what_if where what_if_id = ?", id);
    }

    /** Some of those that ended before that time. */
    List<String> endedBefore(Instant time) {
        return database.queryForList(
                "select what_if_id from what_if where state <> 'RUNNING' and ended_at < ? fetch first 100 rows only",
                String.class,
                column(time));
    }

    /** The columns hold no finer times. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static WhatIfRow row(ResultSet row, int number) throws SQLException {
        return new WhatIfRow(
                asked(row),
                State.valueOf(row.getString("state")),
                row.getLong("events_read"),
                row.getLong("events_all"),
                time(row, "started_at"),
                time(row, "begun_at"),
                time(row, "ended_at"),
                row.getString("found"),
                row.getString("problem"));
    }

    private static StartWhatIf asked(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("asked"), StartWhatIf.class);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime column(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
