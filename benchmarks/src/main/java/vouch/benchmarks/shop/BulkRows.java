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
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CreditLimitChanged;
import vouch.api.customer.CustomerId;

/** Rows as Vouch would have written them. */
final class BulkRows {

    private static final int ROWS_PER_COMMIT = 1_000;

    private static final String ACCOUNT =
            """
            insert into customer_view (customer_id, name, name_key, on_hold, currency, credit_limit_minor,
                reserved_minor, receivable_minor, registered_at, version, account_date, details)
            values (?, 'Benchmark', 'benchmark', false, 'GBP', ?, ?, ?, timestamp '2011-01-01 00:00:00', 1,
                date '2011-01-01', '{}')""";
    private static final String CHARGED =
            """
            insert into receivable_day (customer_id, due_on, counts_on, minor)
            values (?, date '2011-01-31', date '2011-01-01', ?)""";
    private static final String REASON =
            """
            insert into order_reason (kind, reason, order_id, customer_id, status, credit, created_at)
            values ('REASON', ?, ?, ?, 'PENDING', 'WAITING', ?)""";
    private static final String WAIT =
            "insert into order_wait (customer_id, deferred_no, order_id, granted) values (?, 1, ?, false)";
    private static final String WAITING_LINES = PlainRows.LINES.replace(",\"granted\":\"AT_ONCE\"", "");

    private final List<EventRow> events = EventRow.ofAnOrder();
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final HikariDataSource database;

    BulkRows(HikariDataSource database) {
        this.database = database;
    }

    private interface Row {
        void add(PreparedStatement insert, int number) throws SQLException;
    }

    /** That are approved. */
    int orders(int first, int last) throws SQLException {
        return insert(PlainRows.INSERT, first, last, (insert, number) -> {
            BulkOrder order = new BulkOrder(number);
            Timestamp created = Timestamp.from(order.createdAt());
            set(
                    insert,
                    order.id(),
                    order.customer(),
                    "Benchmark",
                    "APPROVED",
                    "RESERVED",
                    null,
                    Shop.ORDER,
                    PlainRows.LINES,
                    created,
                    created);
        });
    }

    /** Each owes something, and has an order that waits for credit. */
    int accounts(int first, int last) throws SQLException {
        insert(
                ACCOUNT,
                first,
                last,
                account -> row(account.id(), account.limit(), account.reserved(), account.receivable()));
        insert(CHARGED, first, last, account -> row(account.id(), account.receivable()));
        insert(
                PlainRows.INSERT,
                first,
                last,
                account -> row(
                        account.order(),
                        account.id(),
                        "Benchmark",
                        "PENDING",
                        "WAITING",
                        null,
                        Shop.ORDER,
                        WAITING_LINES,
                        Timestamp.from(account.orderedAt()),
                        null));
        insert(
                REASON,
                first,
                last,
                account -> row(account.reason(), account.order(), account.id(), Timestamp.from(account.orderedAt())));
        return insert(WAIT, first, last, account -> row(account.id(), account.order()));
    }

    private int insert(String sql, int first, int last, Function<BulkAccount, Object[]> values) throws SQLException {
        return insert(sql, first, last, (insert, number) -> set(insert, values.apply(new BulkAccount(number))));
    }

    private static Object[] row(Object... values) {
        return values;
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

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
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
