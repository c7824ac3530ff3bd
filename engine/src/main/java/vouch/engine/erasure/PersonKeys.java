package vouch.engine.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.axonframework.serialization.SerializationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.engine.selfcheck.Check;

/**
 * Keeps the keys of persons in the table {@code person_key}, apart from the events. A person has one key. If the key is
 * erased, the row stays without it, and texts that are stored later get another.
 */
public final class PersonKeys {

    /** So long may a node still know a key after another node has erased it. */
    public static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private static final int MOST_KNOWN = 10_000;

    private final JdbcTemplate database;
    private final TransactionTemplate alone;
    private final MasterKeys master;
    private final Clock clock;

    private final Map<String, Known> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    PersonKeys(JdbcTemplate database, PlatformTransactionManager transactions, MasterKeys master, Clock clock) {
        this.database = database;
        // A key is stored before any text is encrypted with it. If the text is not stored, the key waits for the next.
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.master = master;
        this.clock = clock;
    }

    /** The key of a person, and its name. */
    record PersonKey(String id, SecretKey key) {}

    /** @param key null when it is erased */
    private record Known(SecretKey key, long since) {

        boolean isOld() {
            return System.nanoTime() - since > KNOWN_FOR.toNanos();
        }
    }

    /** The key for new texts about the person. Makes one when there is none. */
    PersonKey of(String person) {
        return database
                .query(
                        "select id, secret, master_key from person_key where person = ? and secret is not null"
                                + " order by made_at, id fetch first 1 rows only",
                        (row, number) -> new PersonKey(row.getString("id"), key(row)),
                        person)
                .stream()
                .findFirst()
                .orElseGet(() -> alone.execute(transaction -> make(person)));
    }

    private PersonKey make(String person) {
        PersonKey made = new PersonKey(UUID.randomUUID().toString(), Aes.newKey());
        MasterKeys.Kept kept = master.keep(made.key);
        database.update(
                "insert into person_key (id, person, secret, master_key, made_at) values (?, ?, ?, ?, ?)",
                made.id,
                person,
                kept.secret(),
                kept.masterKey(),
                Timestamp.from(clock.instant()));
        return made;
    }

    /**
     * The key with this name; empty when it is erased.
     *
     * @throws SerializationException when there is no such key, which is no erasure
     */
    Optional<SecretKey> withId(String id) {
        synchronized (known) {
            Known there = known.get(id);
            if (there != null && !there.isOld()) {
                return Optional.ofNullable(there.key);
            }
        }
        long since = System.nanoTime();
        Optional<SecretKey> found = database
                .query(
                        "select secret, master_key from person_key where id = ?",
                        (row, number) -> Optional.ofNullable(row.getBytes("secret") == null ? null : key(row)),
                        id)
                .stream()
                .findFirst()
                .orElseThrow(() -> new SerializationException(
                        "The table person_key has no key " + id + ": import the keys that belong to these events."));
        synchronized (known) {
            known.remove(id);
            known.put(id, new Known(found.orElse(null), since));
        }
        return found;
    }

    private SecretKey key(ResultSet row) throws SQLException {
        return master.key(new MasterKeys.Kept(row.getBytes("secret"), row.getString("master_key")));
    }

    /** Whether the person has a key that is not erased. */
    boolean isReadable(String person) {
        return !database.queryForList(
                        "select id from person_key where person = ? and secret is not null", String.class, person)
                .isEmpty();
    }

    /** Erases all keys of the person, as part of the transaction. */
    void erase(String person, String erasure) {
        database.update(
                "update person_key set secret = null, master_key = null, erasure_id = ?"
                        + " where person = ? and secret is not null",
                erasure,
                person);
    }

    /** Forgets what this node knows. Other nodes know a key for at most {@link #KNOWN_FOR}. */
    void forget() {
        synchronized (known) {
            known.clear();
        }
    }

    /** The names of the keys that were erased so. */
    List<String> erased(String erasure) {
        return database.queryForList(
                "select id from person_key where erasure_id = ? order by made_at, id", String.class, erasure);
    }

    Check everyMasterKeyIsThere() {
        return new Check(
                () -> master.has(new HashSet<>(database.queryForList(
                        "select distinct master_key from person_key where master_key is not null", String.class))),
                "keys of customers are encrypted with a secret that is not given:"
                        + " add the former one behind the others in vouch.erasure.master-keys");
    }

    /** Encrypts the keys that another secret encrypted with the first one, so that the other is needed no more. */
    void encryptAnew() {
        String current = master.current();
        database.query(
                        "select id, secret, master_key from person_key where secret is not null"
                                + " and coalesce(master_key, '') <> ?",
                        (row, number) -> new PersonKey(row.getString("id"), key(row)),
                        current == null ? "" : current)
                .forEach(one -> {
                    MasterKeys.Kept kept = master.keep(one.key);
                    database.update(
                            "update person_key set secret = ?, master_key = ? where id = ? and secret is not null",
                            kept.secret(),
                            kept.masterKey(),
                            one.id);
                });
    }
}
