package vouch.benchmarks.shop;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.eventhandling.GapAwareTrackingToken;

/** What a Vouch that is stopped has to do with its events when it starts: nothing, or to make its order view again. */
final class BulkReplay {

    private static final int FETCH = 1_000;

    private final HikariDataSource database;

    BulkReplay(HikariDataSource database) {
        this.database = database;
    }

    /** The order view has seen nothing, everybody else everything. Answers how many events there are to be seen. */
    long forget() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from order_view");
            statement.execute("delete from TokenEntry where processorName = 'order-view'");
            connection.commit();
        }
        return seen();
    }

    /** Everybody who has begun has seen everything. Answers how many events there are. */
    long seen() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long last = number(statement, "select max(globalIndex) from DomainEventEntry");
            long events = number(statement, "select count(*) from DomainEventEntry");
            // It has none in its first minute and a half, and would begin at the first event then.
            statement.execute("delete from TokenEntry where processorName = 'reconciler'");
            statement.execute("insert into TokenEntry (processorName, segment, timestamp)"
                    + " values ('reconciler', 0, '2000-01-01T00:00:00Z')");
            moveTokens(connection, last);
            connection.commit();
            return events;
        }
    }

    /** Those of segments that have seen no event yet, too. */
    private static void moveTokens(Connection connection, long last) throws SQLException {
        String token = "{\"index\":" + last + ",\"gaps\":[]}";
        try (PreparedStatement move =
                connection.prepareStatement("update TokenEntry set token = ?, tokenType = ?, owner = null")) {
            move.setBytes(1, token.getBytes(StandardCharsets.UTF_8));
            move.setString(2, GapAwareTrackingToken.class.getName());
            move.executeUpdate();
        }
    }

    /** All events in their order by one reader, who makes nothing of them. */
    double eventsPerSecond() throws SQLException {
        long start = System.nanoTime();
        int events = 0;
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement()) {
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery("select * from DomainEventEntry order by globalIndex")) {
                while (row.next()) {
                    row.getBytes("payload");
                    row.getBytes("metaData");
                    events++;
                }
            }
        }
        return events / ((System.nanoTime() - start) / 1e9);
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
