package vouch.engine.transfer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Moves the keys of persons, and the certificates of erasures, as a file of their own. A key is in it as it is stored: one
 * that a master key has encrypted needs it in the other store, too. What is erased in either store is erased afterwards.
 */
public final class KeyFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate database;
    private final TransactionTemplate transactions;

    public KeyFile(JdbcTemplate database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** A line of the file has one of these. The last one says how many keys there are. */
    private record Line(Key key, Erased erasure, Long keys) {}

    /** @param secret as Base64; null when it is erased */
    private record Key(String id, String person, String secret, String masterKey, Instant madeAt, String erasureId) {}

    private record Erased(
            String id,
            String person,
            String actor,
            String reason,
            Instant begunAt,
            Instant endedAt,
            Long events,
            String texts) {}

    /**
     * Writes all keys into a new file, which only its owner may read. Returns how many there are.
     *
     * @throws TransferRefused when there is such a file
     */
    public long write(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        transactions.executeWithoutResult(transaction -> {
            keys().forEach(key -> lines.add(new Line(key, null, null)));
            long keys = lines.size();
            erasures().forEach(erasure -> lines.add(new Line(null, erasure, null)));
            lines.add(new Line(null, null, keys));
        });
        try (FileChannel content = create(file);
                BufferedWriter out = new BufferedWriter(Channels.newWriter(content, "UTF-8"))) {
            for (Line line : lines) {
                out.write(JSON.writeValueAsString(line) + "\n");
            }
            out.flush();
            content.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new TransferRefused(file + " is there already", "choose another file");
        }
        return lines.get(lines.size() - 1).keys;
    }

    private static FileChannel create(Path file) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? FileChannel.open(
                        file,
                        options,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(file, options);
    }

    /** The names of the keys that this store has. */
    public Set<String> names() {
        return Set.copyOf(database.queryForList("select id from person_key", String.class));
    }

    private List<Key> keys() {
        return database.query(
                "select * from person_key order by made_at, id",
                (row, number) -> new Key(
                        row.getString("id"),
                        row.getString("person"),
                        Optional.ofNullable(row.getBytes("secret"))
                                .map(Base64.getEncoder()::encodeToString)
                                .orElse(null),
                        row.getString("master_key"),
                        row.getTimestamp("made_at").toInstant(),
                        row.getString("erasure_id")));
    }

    private List<Erased> erasures() {
        return database.query(
                "select * from erasure order by begun_at, id",
                (row, number) -> new Erased(
                        row.getString("id"),
                        row.getString("person"),
                        row.getString("actor"),
                        row.getString("reason"),
                        row.getTimestamp("begun_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("ended_at"))
                                .map(Timestamp::toInstant)
                                .orElse(null),
                        row.getObject("events", Long.class),
                        row.getString("texts")));
    }

    /**
     * Stores the keys of the file, all or none. Returns how many it has.
     *
     * @throws TransferRefused when the file is not complete
     */
    public long read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line; (line = in.readLine()) != null; ) {
                lines.add(JSON.readValue(line, Line.class));
            }
        } catch (JacksonException e) {
            throw incomplete("%s has a line %d that is no key".formatted(file, lines.size() + 1));
        }
        List<Key> keys =
                lines.stream().map(Line::key).filter(key -> key != null).toList();
        Long said = lines.isEmpty() ? null : lines.get(lines.size() - 1).keys;
        if (said == null || said != keys.size()) {
            throw incomplete(
                    "%s is not complete: its last line does not say that it has %d keys".formatted(file, keys.size()));
        }
        transactions.executeWithoutResult(transaction -> {
            keys.forEach(this::store);
            lines.stream().map(Line::erasure).filter(erasure -> erasure != null).forEach(this::store);
        });
        return keys.size();
    }

    private static TransferRefused incomplete(String because) {
        return new TransferRefused(because, "export the keys again");
    }

    private void store(Key key) {
        if (exists("person_key", key.id)) {
            if (key.secret == null) {
                database.update(
                        "update person_key set secret = null, master_key = null, erasure_id = ? where id = ?",
                        key.erasureId,
                        key.id);
            }
            return;
        }
        database.update(
                "insert into person_key (id, person, secret, master_key, made_at, erasure_id) values (?, ?, ?, ?, ?, ?)",
                key.id,
                key.person,
                key.secret == null ? null : Base64.getDecoder().decode(key.secret),
                key.masterKey,
                Timestamp.from(key.madeAt),
                key.erasureId);
    }

    private void store(Erased erasure) {
        if (!exists("erasure", erasure.id)) {
            database.update(
                    "insert into erasure (id, person, actor, reason, begun_at, ended_at, events, texts)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    erasure.id,
                    erasure.person,
                    erasure.actor,
                    erasure.reason,
                    Timestamp.from(erasure.begunAt),
                    erasure.endedAt == null ? null : Timestamp.from(erasure.endedAt),
                    erasure.events,
                    erasure.texts);
        }
    }

    private boolean exists(String table, String id) {
        return !database.queryForList("select id from " + table + " where id = ?", String.class, id)
                .isEmpty();
    }
}
