package vouch.benchmarks.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** The rows of Vouch's views, as a plain transaction reads and writes them. Amounts are in pence. */
record PlainRows(Connection connection) {

    private static final String REGISTER =
            """
            insert into customer_view (customer_id, name, name_key, on_hold, currency, credit_limit_minor,
                reserved_minor, receivable_minor, registered_at, version, account_date, details)
            values (?, 'Benchmark', 'benchmark', false, 'GBP', ?, 0, 0, ?, 1, date '2011-01-01', '{}')""";
    private static final String LOCK =
            """
            select name, on_hold, credit_limit_minor - reserved_minor - receivable_minor
            from customer_view where customer_id = ? for update""";
    private static final String RESERVE =
            "update customer_view set reserved_minor = reserved_minor + ?, version = version + 1 where customer_id = ?";
    private static final String SETTLE =
            """
            update customer_view set reserved_minor = reserved_minor - ?, receivable_minor = receivable_minor + ?,
                version = version + 1 where customer_id = ?""";
    private static final String CHANGE =
            "update customer_view set credit_limit_minor = ?, version = version + 1 where customer_id = ?";
    static final String INSERT =
            """
            insert into order_view (order_id, customer_id, customer_name, status, credit, reason, total_minor,
                currency, details, created_at, decided_at, version)
            values (?, ?, ?, ?, ?, ?, ?, 'GBP', ?, ?, ?, 2)""";
    private static final String LOCK_ORDER =
            "select customer_id, status, total_minor from order_view where order_id = ? for update";
    private static final String CLOSE =
            "update order_view set status = ?, credit = ?, version = version + 1 where order_id = ?";
    static final String LINES =
            """
            {"lines":[{"sku":"TEAPOT","quantity":2,"unitPrice":{"amount":"1.50","currency":"GBP"}}],\
            "on":"2011-01-01","reasons":[],"warnings":[],"granted":"AT_ONCE"}""";

    record Customer(String name, boolean onHold, long available) {}

    record Order(String customerId, String status, long total) {}

    int register(String customer, long limit) throws SQLException {
        return update(REGISTER, customer, limit, now());
    }

    Customer lockCustomer(String customer) throws SQLException {
        return lock(LOCK, customer, row -> new Customer(row.getString(1), row.getBoolean(2), row.getLong(3)));
    }

    int reserve(String customer, long amount) throws SQLException {
        return update(RESERVE, amount, customer);
    }

    /** What was reserved is free again, and of it so much is owed. */
    int settle(String customer, long amount, long owed) throws SQLException {
        return update(SETTLE, amount, owed, customer);
    }

    int changeLimit(String customer, long limit) throws SQLException {
        return update(CHANGE, limit, customer);
    }

    int insert(String order, String customer, String name, long total, boolean granted) throws SQLException {
        Timestamp now = now();
        return update(
                INSERT,
                order,
                customer,
                name,
                granted ? "APPROVED" : "REJECTED",
                granted ? "RESERVED" : "NONE",
                granted ? null : "CREDIT_LIMIT_EXCEEDED",
                total,
                LINES,
                now,
                now);
    }

    Order lockOrder(String order) throws SQLException {
        return lock(LOCK_ORDER, order, row -> new Order(row.getString(1), row.getString(2), row.getLong(3)));
    }

    int close(String order, String status, String credit) throws SQLException {
        return update(CLOSE, status, credit, order);
    }

    private interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    private <R> R lock(String sql, String id, Row<R> reader) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql)) {
            lock.setString(1, id);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return reader.read(row);
            }
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static Timestamp now() {
        return Timestamp.from(Instant.now());
    }
}
