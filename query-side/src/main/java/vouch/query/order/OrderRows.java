package vouch.query.order;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;
import vouch.engine.erasure.ErasableTexts;
import vouch.engine.views.RowBatch;

/** Reads and writes the table {@code order_view}. */
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
        return views(entries(ids));
    }

    /** Returns those that exist. */
    Map<OrderId, OrderEntry> entries(Collection<OrderId> ids) {
        return byId(ids, " where order_id = any(?)", OrderId::value);
    }

    /** The order, and where its decision is found; null when there is no such order. */
    OrderEntry entry(OrderId id) {
        return entries(List.of(id)).get(id);
    }

    /** The orders of these customers that do not show the customer's name yet. */
    Map<OrderId, OrderEntry> nameless(Collection<CustomerId> customers) {
        return byId(customers, " where customer_id = any(?) and customer_name is null", CustomerId::value);
    }

    /** All orders of these customers. */
    Map<OrderId, OrderView> ofCustomers(Collection<CustomerId> customers) {
        return views(byId(customers, " where customer_id = any(?)", CustomerId::value));
    }

    /** The orders of these customers that wait for credit. */
    Map<OrderId, OrderView> waiting(Collection<CustomerId> customers) {
        return views(byId(
                customers,
                " where order_id in (select order_id from order_wait where customer_id = any(?) and ended_no is null)",
                CustomerId::value));
    }

    private <T> Map<OrderId, OrderEntry> byId(Collection<T> any, String where, Function<T, String> value) {
        return any.isEmpty()
                ? Map.of()
                : select(OrderRow::entry, where, RowBatch.ids(any.stream().map(value))).stream()
                        .collect(Collectors.toMap(OrderEntry::orderId, entry -> entry));
    }

    private static Map<OrderId, OrderView> views(Map<OrderId, OrderEntry> entries) {
        return entries.values().stream().collect(Collectors.toMap(OrderEntry::orderId, OrderEntry::view));
    }

    /** @param rest the rest of the statement, after the table's name */
    List<OrderView> select(String rest, Object... values) {
        return select(OrderRow::view, rest, values);
    }

    private <T> List<T> select(RowMapper<T> mapper, String rest, Object... values) {
        return database.query(OrderRow.SELECT + rest, mapper, values);
    }

    void insert(List<OrderEntry> entries) {
        RowBatch.write(database, OrderRow.INSERT, entries, OrderRow::insert);
    }

    void update(List<OrderEntry> entries) {
        RowBatch.write(database, OrderRow.UPDATE, entries, OrderRow::update);
    }

    /** Replaces the texts about the customer. The reason of a rejection is a code, which stays. */
    void erase(CustomerId customer) {
        database.update(
                "update order_view set customer_name = ? where customer_id = ? and customer_name is not null",
                ErasableTexts.ERASED,
                customer.value());
        database.update(
                "update order_view set reason = ? where customer_id = ? and status = ? and reason is not null",
                ErasableTexts.ERASED,
                customer.value(),
                OrderView.Status.CANCELLED.name());
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "order_view");
    }
}
