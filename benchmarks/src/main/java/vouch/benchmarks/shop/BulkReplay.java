package vouch.benchmarks.shop;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes a Vouch that is stopped make its order view again when it starts, and nothing else. */
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
            long last = number(statement, "select max(globalIndex) from DomainEventEntry");
            long events = number(statement, "select count(*) from DomainEventEntry");
            moveTokens(connection, last);
            connection.commit();
            return events;
        }
    }

    private static void moveTokens(Connection connection, long last) throws SQLException {
        String select = "select processorName, segment, token from TokenEntry where token is not null";
        String update = "update TokenEntry set token = ?, owner = null where processorName = ? and segment = ?";
        try (Statement tokens = connection.createStatement();
                ResultSet row = tokens.executeQuery(select);
                PreparedStatement move = connection.prepareStatement(update)) {
            while (row.next()) {
                String token = new String(row.getBytes(3), StandardCharsets.UTF_8);
                String moved = token.replaceAll("\"index\":-?\\d+", "\"index\":" + last);
                move.setBytes(1, moved.getBytes(StandardCharsets.UTF_8));
                move.setString(2, row.getString(1));
                move.setInt(3, row.getInt(2));
                move.addBatch();
            }
            move.executeBatch();
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
