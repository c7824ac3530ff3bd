package vouch.benchmarks.shop;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import vouch.benchmarks.Unusable;

/**
 * What one would write instead of Vouch: one transaction for an order, which locks the customer's row, checks, inserts the
 * order as decided and updates the customer. The tables, indexes and durability are Vouch's; there are no events.
 */
public final class PlainShop implements Shop {

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final HikariDataSource database;

    PlainShop(HikariDataSource database) {
        this.database = database;
    }

    @Override
    public void register(String customer, long limit) {
        inTransaction(rows -> rows.register(customer, limit));
    }

    /** An order as it is shown to whoever asked for it. */
    record Decided(String orderId, String customerId, String status) {}

    @Override
    public void order(String customer) {
        decide(customer);
    }

    Decided decide(String customer) {
        return inTransaction(rows -> {
            PlainRows.Customer account = rows.lockCustomer(customer);
            boolean granted = !account.onHold() && account.available() >= ORDER;
            String order = ids.generate().toString();
            rows.insert(order, customer, account.name(), ORDER, granted);
            if (granted) {
                rows.reserve(customer, ORDER);
            }
            return new Decided(order, customer, granted ? "APPROVED" : "REJECTED");
        });
    }

    @Override
    public void cancel(String customer) {
        close(decide(customer).orderId(), "CANCELLED", "RELEASED");
    }

    @Override
    public void ship(String customer) {
        close(decide(customer).orderId(), "SHIPPED", "CHARGED");
    }

    private void close(String id, String status, String credit) {
        inTransaction(rows -> {
            PlainRows.Order order = rows.lockOrder(id);
            if (!order.status().equals("APPROVED")) {
                throw new Unusable("an order cannot be " + status + ": it is " + order.status());
            }
            rows.close(id, status, credit);
            return rows.settle(order.customerId(), order.total(), credit.equals("CHARGED") ? order.total() : 0);
        });
    }

    @Override
    public void change(String customer, int number) {
        inTransaction(rows -> rows.changeLimit(customer, number));
    }

    private interface Transaction<R> {
        R run(PlainRows rows) throws SQLException;
    }

    private <R> R inTransaction(Transaction<R> transaction) {
        try (Connection connection = database.getConnection()) {
            R result = transaction.run(new PlainRows(connection));
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
