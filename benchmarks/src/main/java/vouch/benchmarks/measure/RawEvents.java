package vouch.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vouch.benchmarks.Unusable;

/** What the database alone does with rows of events: Vouch's own, appended to a table like Vouch's, and read in order. */
final class RawEvents {

    /** Rows fetched at a time, and rows read at all. */
    private static final int PAGE = 1_000;

    private static final int READ = 50_000;
    private static final String SAMPLE = "select * from DomainEventEntry order by globalIndex desc limit " + PAGE;
    private static final String APPEND =
            """
            insert into benchmark_event (eventIdentifier, aggregateIdentifier, sequenceNumber, type, timestamp,
                payloadType, payloadRevision, payload, metaData) values (?, ?, 0, ?, ?, ?, ?, ?, ?)""";

    private record Event(
            String type, String timestamp, String payloadType, String revision, byte[] payload, byte[] metaData) {}

    /** What came of reading. */
    record Streamed(int events, double seconds, double cpuMicros) {}

    private final Database database;

    RawEvents(Database database) {
        this.database = database;
    }

    void prepare() throws SQLException {
        execute("drop table if exists benchmark_event");
        execute("create table benchmark_event (like DomainEventEntry including all)");
    }

    void cleanUp() throws SQLException {
        execute("drop table if exists benchmark_event");
    }

    /** Every writer has a connection, and commits after so many rows. */
    Load.Answered append(int writers, int rows, Duration time) throws SQLException, InterruptedException {
        List<Event> sample = sample();
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < writers; i++) {
                Connection connection = database.connect();
                connection.setAutoCommit(false);
                connections.add(connection);
            }
            ThreadLocal<Connection> own = ThreadLocal.withInitial(() -> take(connections));
            return Load.lasting(writers, time).run(number -> append(own.get(), sample, number, rows));
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static Connection take(List<Connection> connections) {
        synchronized (connections) {
            connections.add(connections.remove(0));
            return connections.get(connections.size() - 1);
        }
    }

    private static void append(Connection connection, List<Event> sample, int number, int rows) {
        try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
            for (int row = 0; row < rows; row++) {
                Event event = sample.get(Math.floorMod(number * rows + row, sample.size()));
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, "order/" + UUID.randomUUID());
                insert.setString(3, event.type());
                insert.setString(4, event.timestamp());
                insert.setString(5, event.payloadType());
                insert.setString(6, event.revision());
                insert.setBytes(7, event.payload());
                insert.setBytes(8, event.metaData());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new Unusable("appending failed: " + e.getMessage());
        }
    }

    /** By the global index, page by page, as an event processor does; nothing is made of what is read. */
    Streamed stream() throws SQLException {
        String page = "select * from DomainEventEntry where globalIndex > ? order by globalIndex limit " + PAGE;
        var threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        int events = 0;
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(page)) {
            long position = -1;
            int read = PAGE;
            while (read == PAGE && events < READ) {
                select.setLong(1, position);
                read = 0;
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        position = rows.getLong("globalIndex");
                        rows.getBytes("payload");
                        rows.getBytes("metaData");
                        read++;
                    }
                }
                events += read;
            }
        }
        double cpuMicros = (threads.getCurrentThreadCpuTime() - cpu) / 1e3;
        return new Streamed(events, (System.nanoTime() - start) / 1e9, cpuMicros);
    }

    private List<Event> sample() throws SQLException {
        List<Event> events = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SAMPLE)) {
            while (row.next()) {
                events.add(new Event(
                        row.getString("type"),
                        row.getString("timestamp"),
                        row.getString("payloadType"),
                        row.getString("payloadRevision"),
                        row.getBytes("payload"),
                        row.getBytes("metaData")));
            }
        }
        return events;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
