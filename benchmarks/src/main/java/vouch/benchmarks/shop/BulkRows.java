package vouch.benchmarks.shop;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CreditLimitChanged;
import vouch.api.customer.CustomerId;

/** Rows as Vouch would have written them, of orders that are approved. */
final class BulkRows {

    private static final int ROWS_PER_COMMIT = 1_000;

    private final List<EventRow> events = EventRow.ofAnOrder();
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final HikariDataSource database;

    BulkRows(HikariDataSource database) {
        this.database = database;
    }

    private interface Row {
        void add(PreparedStatement insert, int number) throws SQLException;
    }

    int orders(int first, int last) throws SQLException {
        return insert(PlainRows.INSERT, first, last, (insert, number) -> {
            BulkOrder order = new BulkOrder(number);
            Timestamp created = Timestamp.from(order.createdAt());
            Object[] values = {
                order.id(),
                order.customer(),
                "Benchmark",
                "APPROVED",
                "RESERVED",
                null,
                Shop.ORDER,
                PlainRows.LINES,
                created,
                created
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.addBatch();
        });
    }

    /** Three for each order. That of its customer is the only one of a stream: nobody reads these streams. */
    int events(int first, int last) throws SQLException {
        return insert(RawAppends.APPEND, first, last, (insert, number) -> {
            String order = new BulkOrder(number).id();
            String customer = new BulkOrder(number).customer();
            event(insert, "order/" + order, 0, events.get(0), of(events.get(0), order, customer));
            event(insert, "customer/of-" + order, 0, events.get(1), of(events.get(1), order, customer));
            event(insert, "order/" + order, 1, events.get(2), of(events.get(2), order, customer));
        });
    }

    /** More history for a customer that was just registered. */
    int changes(String customer, int count) throws SQLException {
        return insert(RawAppends.APPEND, 1, count, (insert, number) -> {
            Object event =
                    new CreditLimitChanged(new CustomerId(customer), new Money(number, "GBP"), null, EventRow.DAY);
            byte[] payload = JsonMapper.shared().writeValueAsBytes(event);
            EventRow row = new EventRow(
                    "Customer", "CreditLimitChanged", payload, events.get(0).metaData());
            event(insert, "customer/" + customer, number, row, payload);
        });
    }

    private static byte[] of(EventRow event, String order, String customer) {
        return new String(event.payload(), StandardCharsets.UTF_8)
                .replace("\"" + EventRow.ID + "\"", "\"" + order + "\"")
                .replace("\"" + EventRow.CUSTOMER + "\"", "\"" + customer + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void event(PreparedStatement insert, String stream, int sequence, EventRow event, byte[] payload)
            throws SQLException {
        insert.setString(1, ids.generate().toString());
        insert.setString(2, stream);
        insert.setInt(3, sequence);
        insert.setString(4, event.type());
        insert.setString(5, EventRow.TIMESTAMP);
        insert.setString(6, event.payloadType());
        insert.setBytes(7, payload);
        insert.setBytes(8, event.metaData());
        insert.addBatch();
    }

    private int insert(String sql, int first, int last, Row row) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int number = first; number <= last; number++) {
                row.add(insert, number);
                if (number == last || number % ROWS_PER_COMMIT == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        return last - first + 1;
    }
}
