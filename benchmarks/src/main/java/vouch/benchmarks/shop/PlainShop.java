package vouch.benchmarks.shop;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import vouch.benchmarks.Unusable;

/**
 * What one would write instead of Vouch: one transaction for an order, which locks the customer's row, checks, inserts the
 * order as decided and updates the customer. The tables, indexes and durability are Vouch's; there are no events.
 */
public final class PlainShop implements Shop {

    private static final String LOCK =
            """
            select name, on_hold, credit_limit_minor - reserved_minor - receivable_minor
            from customer_view where customer_id = ? for update""";
    private static final String REGISTER =
            """
            insert into customer_view (customer_id, name, name_key, on_hold, currency, credit_limit_minor,
                reserved_minor, receivable_minor, registered_at, version)
            values (?, 'Benchmark', 'benchmark', false, 'GBP', ?, 0, 0, ?, 1)""";
    static final String INSERT =
            """
            insert into order_view (order_id, customer_id, customer_name, status, credit, reason, total_minor,
                currency, details, created_at, decided_at, version)
            values (?, ?, ?, ?, ?, ?, ?, 'GBP', ?, ?, ?, 2)""";
    private static final String RESERVE =
            "update customer_view set reserved_minor = reserved_minor + ?, version = version + 1 where customer_id = ?";
    private static final String LOCK_ORDER =
            "select customer_id, status, total_minor from order_view where order_id = ? for update";
    private static final String CLOSE =
            "update order_view set status = ?, credit = ?, version = version + 1 where order_id = ?";
    private static final String SETTLE =
            """
            update customer_view set reserved_minor = reserved_minor - ?, receivable_minor = receivable_minor + ?,
                version = version + 1 where customer_id = ?""";
    private static final String CHANGE =
            "update customer_view set credit_limit_minor = ?, version = version + 1 where customer_id = ?";
    static final String LINES =
            """
            {"lines":[{"sku":"TEAPOT","quantity":2,"unitPrice":{"amount":"1.50","currency":"GBP"}}]}""";

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final HikariDataSource database;

    PlainShop(HikariDataSource database) {
        this.database = database;
    }

    @Override
    public void register(String customer, long limit) {
        inTransaction(connection -> update(connection, REGISTER, customer, limit, Timestamp.from(Instant.now())));
    }

    /** An order as it is shown to whoever asked for it. */
    record Decided(String orderId, String customerId, String status) {}

    @Override
    public void order(String customer) {
        decide(customer);
    }

    Decided decide(String customer) {
        return inTransaction(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setString(1, customer);
                try (ResultSet row = lock.executeQuery()) {
                    row.next();
                    boolean granted = !row.getBoolean(2) && row.getLong(3) >= ORDER;
                    return store(connection, customer, row.getString(1), granted);
                }
            }
        });
    }

    private Decided store(Connection connection, String customer, String name, boolean granted) throws SQLException {
        Decided order = new Decided(ids.generate().toString(), customer, granted ? "APPROVED" : "REJECTED");
        Timestamp now = Timestamp.from(Instant.now());
        update(
                connection,
                INSERT,
                order.orderId(),
                customer,
                name,
                order.status(),
                granted ? "RESERVED" : "NONE",
                granted ? null : "CREDIT_LIMIT_EXCEEDED",
                ORDER,
                LINES,
                now,
                now);
        if (granted) {
            update(connection, RESERVE, ORDER, customer);
        }
        return order;
    }

    @Override
    public void cancel(String customer) {
        close(decide(customer).orderId(), "CANCELLED", "RELEASED");
    }

    @Override
    public void ship(String customer) {
        close(decide(customer).orderId(), "SHIPPED", "CHARGED");
    }

    private void close(String order, String status, String credit) {
        inTransaction(connection -> {
            try (PreparedStatement lock = connection.prepareStatement(LOCK_ORDER)) {
                lock.setString(1, order);
                try (ResultSet row = lock.executeQuery()) {
                    row.next();
                    if (!row.getString(2).equals("APPROVED")) {
                        throw new Unusable("an order cannot be " + status + ": it is " + row.getString(2));
                    }
                    long amount = row.getLong(3);
                    long owed = credit.equals("CHARGED") ? amount : 0;
                    update(connection, CLOSE, status, credit, order);
                    return update(connection, SETTLE, amount, owed, row.getString(1));
                }
            }
        });
    }

    @Override
    public void change(String customer, int number) {
        inTransaction(connection -> update(connection, CHANGE, (long) number, customer));
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private interface Transaction<R> {
        R run(Connection connection) throws SQLException;
    }

    private <R> R inTransaction(Transaction<R> transaction) {
        try (Connection connection = database.getConnection()) {
            R result = transaction.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new Unusable("a plain transaction failed: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
