package vouch.query.order;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;
import vouch.engine.views.RowBatch;

/** Reads and writes the table {@code order_view}. */
@Component
class OrderRows {

    private final JdbcTemplate database;

    OrderRows(JdbcTemplate database) {
        this.database = database;
    }

    /** Returns null when there is no such order. */
    OrderView find(OrderId id) {
        List<OrderView> one = select(" where order_id = ?", id.value());
        return one.isEmpty() ? null : one.get(0);
    }

    /** Returns those that exist. */
    Map<OrderId, OrderView> find(Collection<OrderId> ids) {
        return byId(ids, " where order_id = any(?)", OrderId::value);
    }

    /** The orders of these customers that do not show the customer's name yet. */
    Map<OrderId, OrderView> nameless(Collection<CustomerId> customers) {
        return byId(customers, " where customer_id = any(?) and customer_name is null", CustomerId::value);
    }

    /** All orders of these customers. */
    Map<OrderId, OrderView> ofCustomers(Collection<CustomerId> customers) {
        return byId(customers, " where customer_id = any(?)", CustomerId::value);
    }

    private <T> Map<OrderId, OrderView> byId(Collection<T> any, String where, Function<T, String> value) {
        return any.isEmpty()
                ? Map.of()
                : select(where, RowBatch.ids(any.stream().map(value))).stream()
                        .collect(Collectors.toMap(OrderView::orderId, view -> view));
    }

    /** @param rest the rest of the statement, after the table's name */
    List<OrderView> select(String rest, Object... values) {
        return database.query(OrderRow.SELECT + rest, OrderRow::view, values);
    }

    void insert(List<OrderView> views) {
        RowBatch.write(database, OrderRow.INSERT, views, OrderRow::insert);
    }

    void update(List<OrderView> views) {
        RowBatch.write(database, OrderRow.UPDATE, views, OrderRow::update);
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "order_view");
    }
}
