package vouch.benchmarks.shop;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import vouch.benchmarks.Unusable;

/** What no event store goes beyond on this database: the rows of an order's events, appended and nothing else. */
final class RawAppends implements Jobs {

    private static final int ROWS = 100;
    private static final double EVENTS_PER_ORDER = 3;
    static final String APPEND =
            """
            insert into DomainEventEntry (eventIdentifier, aggregateIdentifier, sequenceNumber, type, timestamp,
                payloadType, payloadRevision, payload, metaData) values (?, ?, ?, ?, ?, ?, '2', ?, ?)""";

    private final List<EventRow> events = EventRow.ofAnOrder();
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final AtomicLong numbers = new AtomicLong();
    private final HikariDataSource database;
    private final int clients;

    RawAppends(HikariDataSource database, int clients) {
        this.database = database;
        this.clients = clients;
    }

    @Override
    public Job prepare(Work work) {
        return switch (work) {
            case MANY_CUSTOMERS -> new Job(1, ROWS / EVENTS_PER_ORDER, number -> append(ROWS));
            case SINGLE_APPENDS -> new Job(clients, 1, number -> append(1));
            default -> throw new Unusable("raw rows decide nothing");
        };
    }

    /** Each row is the first of a stream of its own: what it is the first of makes no difference to the table. */
    private void append(int rows) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(APPEND)) {
            for (int row = 0; row < rows; row++) {
                EventRow event = events.get((int) (numbers.getAndIncrement() % events.size()));
                insert.setString(1, ids.generate().toString());
                insert.setString(2, event.type().toLowerCase() + "/" + ids.generate());
                insert.setInt(3, 0);
                insert.setString(4, event.type());
                insert.setString(5, EventRow.TIMESTAMP);
                insert.setString(6, event.payloadType());
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

    @Override
    public void close() {
        database.close();
    }
}
