package vouch.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.MVIndex;
import org.h2.table.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** What H2 leaves in its file when it is killed between two writes that belong together, made here on purpose. */
class CrashRecoveryTest {

    @TempDir
    private Path temporary;

    private DataFolder killed;
    private DataFolder found;

    @BeforeEach
    void storeTwoEvents() throws SQLException {
        killed = folder("killed");
        found = folder("found");
        try (Connection connection = open(killed, "")) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/h2/V1__event_store.sql"));
            execute(connection, append("first", 0), append("first", 1));
        }
    }

    @Test
    void undoesWhatNobodyIsLeftToEnd() throws Exception {
        killInTheMiddleOf(
                append("second", 0),
                "update DomainEventEntry set sequenceNumber = 7 where aggregateIdentifier = 'first' and sequenceNumber"
                        + " = 0",
                "delete from DomainEventEntry where aggregateIdentifier = 'first' and sequenceNumber = 1");
        try (Connection connection = open(found, ";LOCK_TIMEOUT=1")) {
            assertThatThrownBy(() -> execute(connection, append("second", 0)))
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getErrorCode())
                            .isEqualTo(ErrorCode.LOCK_TIMEOUT_1));
            execute(connection, "SHUTDOWN IMMEDIATELY");
        }

        new CrashRecovery(found).run();

        assertThat(events()).containsExactly("first 0", "first 1");
        try (Connection connection = open(found, ";LOCK_TIMEOUT=1")) {
            execute(connection, append("second", 0), append("first", 7));
        }
        assertThat(events()).containsExactly("first 0", "first 1", "first 7", "second 0");
    }

    @Test
    void rebuildsAnIndexThatMissesARow() throws Exception {
        try (Connection connection = open(killed, "")) {
            MVMap<?, ?> index = uniqueIndex(session(connection)).getMVMap();
            index.remove(index.firstKey());
            index.getStore().commit();
            copyAsKilled();
        }

        new CrashRecovery(found).run();

        assertThat(events()).containsExactly("first 0", "first 1");
        try (Connection connection = open(found, "")) {
            assertThatThrownBy(() -> execute(connection, append("first", 0)))
                    .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getErrorCode())
                            .isEqualTo(ErrorCode.DUPLICATE_KEY_1));
        }
    }

    @Test
    void leavesAloneWhatWasClosed() throws Exception {
        byte[] before = Files.readAllBytes(file(killed));

        new CrashRecovery(killed).run();

        assertThat(Files.readAllBytes(file(killed))).isEqualTo(before);
    }

    @Test
    void makesNoDatabase() throws SQLException {
        new CrashRecovery(found).run();

        assertThat(file(found)).isEmptyFile();
    }

    /** The changes are stored, but their undo log is empty already, as if they had been committed a moment later. */
    private void killInTheMiddleOf(String... changes) throws SQLException, IOException {
        try (Connection other = takingFirstPlace(killed);
                Connection connection = open(killed, "")) {
            connection.setAutoCommit(false);
            execute(connection, changes);
            SessionLocal session = session(connection);
            MVStore store = session.getDatabase().getStore().getMvStore();
            store.openMap("undoLog." + session.getTransaction().getId(), new MVMap.Builder<>())
                    .clear();
            store.commit();
            copyAsKilled();
            execute(connection, "SHUTDOWN IMMEDIATELY");
        }
    }

    private void copyAsKilled() throws IOException {
        Files.copy(file(killed), file(found), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Read by way of the index. Whoever has the place of the killed transaction takes its changes for its own. */
    private List<String> events() throws SQLException {
        try (Connection other = takingFirstPlace(found);
                Connection connection = open(found, "")) {
            return query(
                    connection,
                    """
                    select aggregateIdentifier || ' ' || sequenceNumber from DomainEventEntry
                    where aggregateIdentifier > '' order by aggregateIdentifier, sequenceNumber
                    """);
        }
    }

    private static Connection takingFirstPlace(DataFolder folder) throws SQLException {
        Connection connection = open(folder, "");
        connection.setAutoCommit(false);
        execute(connection, "select 1");
        return connection;
    }

    private static String append(String stream, int sequence) {
        return """
                insert into DomainEventEntry
                    (eventIdentifier, aggregateIdentifier, sequenceNumber, timestamp, payloadType, payload)
                values (random_uuid(), '%s', %d, '2026-01-01T00:00:00Z', 'Order', X'00')
                """
                .formatted(stream, sequence);
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        }
    }

    private static void execute(Connection connection, String... changes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String change : changes) {
                statement.execute(change);
            }
        }
    }

    private static MVIndex<?, ?> uniqueIndex(SessionLocal session) {
        Table events = session.getDatabase().getMainSchema().getTableOrView(session, "DOMAINEVENTENTRY");
        return events.getIndexes().stream()
                .filter(index -> index.getName().startsWith("EVENT_STREAM_SEQUENCE"))
                .map(index -> (MVIndex<?, ?>) index)
                .findFirst()
                .orElseThrow();
    }

    private static SessionLocal session(Connection connection) throws SQLException {
        return (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
    }

    private static Connection open(DataFolder folder, String more) throws SQLException {
        return DriverManager.getConnection(folder.getJdbcUrl() + more, folder.getUsername(), folder.getPassword());
    }

    private static Path file(DataFolder folder) {
        return folder.database();
    }

    private DataFolder folder(String name) {
        return new DataFolder(temporary.resolve(name));
    }
}
