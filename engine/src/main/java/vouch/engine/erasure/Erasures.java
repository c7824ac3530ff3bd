package vouch.engine.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps which persons were erased, in the table {@code erasure}. An erasure begins with its keys, in one transaction. It
 * ends when nothing readable is left elsewhere either. One that a crash cut off goes on.
 */
public final class Erasures {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, Long>> TEXTS = new TypeReference<>() {};

    private final JdbcTemplate database;
    private final PersonKeys keys;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Erasures(JdbcTemplate database, PersonKeys keys, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * What was erased.
     *
     * @param begunAt since when the texts cannot be read
     * @param endedAt since when no view and no snapshot has them; null before
     * @param keys the names of the keys that were erased
     * @param events how many stored events have texts that nobody can read any more; null before the end
     * @param texts how many of them each kind of event has, by type and field; null before the end
     */
    public record Erasure(
            String id,
            String person,
            String actor,
            String reason,
            Instant begunAt,
            Instant endedAt,
            List<String> keys,
            Long events,
            SortedMap<String, Long> texts) {

        public boolean hasEnded() {
            return endedAt != null;
        }
    }

    /** All of them, the newest first. */
    public List<Erasure> newest(int most) {
        return database.query(
                "select * from erasure order by begun_at desc, id desc fetch first ? rows only", this::erasure, most);
    }

    /** Those that have begun and not ended, the oldest first. */
    public List<Erasure> notEnded() {
        return database.query("select * from erasure where ended_at is null order by begun_at, id", this::erasure);
    }

    public Optional<Erasure> withId(String id) {
        return database.query("select * from erasure where id = ?", this::erasure, id).stream()
                .findFirst();
    }

    /** The last erasure of the person. */
    private Optional<Erasure> last(String person) {
        return database
                .query(
                        "select * from erasure where person = ? order by begun_at desc, id desc fetch first 1 rows only",
                        this::erasure,
                        person)
                .stream()
                .findFirst();
    }

    private Erasure erasure(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        String id = row.getString("id");
        return new Erasure(
                id,
                row.getString("person"),
                row.getString("actor"),
                row.getString("reason"),
                row.getTimestamp("begun_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                keys.erased(id),
                row.getObject("events", Long.class),
                row.getString("texts") == null ? null : JSON.readValue(row.getString("texts"), TEXTS));
    }

    /**
     * Erases the keys of the person. Nothing is done when the last erasure has not ended, or when nothing was encrypted
     * since.
     *
     * @return the last erasure; empty when the person has never had a key
     */
    public Optional<Erasure> begin(String person, String actor, String reason) {
        transactions.executeWithoutResult(transaction -> {
            boolean goesOn = last(person).filter(erasure -> !erasure.hasEnded()).isPresent();
            if (!goesOn && keys.isReadable(person)) {
                String id = UUID.randomUUID().toString();
                database.update(
                        "insert into erasure (id, person, actor, reason, begun_at) values (?, ?, ?, ?, ?)",
                        id,
                        person,
                        actor,
                        reason,
                        Timestamp.from(clock.instant()));
                keys.erase(person, id);
            }
        });
        keys.forget();
        return last(person);
    }

    /** @param texts as in {@link Erasure#texts} */
    public Erasure end(Erasure erasure, long events, SortedMap<String, Long> texts) {
        database.update(
                "update erasure set ended_at = ?, events = ?, texts = ? where id = ? and ended_at is null",
                Timestamp.from(clock.instant()),
                events,
                JSON.writeValueAsString(texts),
                erasure.id);
        return withId(erasure.id).orElseThrow();
    }
}
