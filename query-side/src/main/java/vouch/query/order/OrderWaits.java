package vouch.query.order;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.domain.view.Waits;
import vouch.engine.views.RowBatch;

/**
 * Writes the table {@code order_wait}: when each order began to wait for credit, and when the wait ended. How often an
 * order was overtaken is counted from it, so an event that comes twice counts once.
 */
class OrderWaits {

    /** The orders that began to wait after this one, and got credit that became free before it did. */
    static final String OVERTAKEN =
            """
            (select count(*) from order_wait w join order_wait g on g.customer_id = w.customer_id and g.granted \
            and g.deferred_no > w.deferred_no and (w.ended_no is null or g.ended_no < w.ended_no) \
            where w.order_id = order_view.order_id)""";

    private final JdbcTemplate database;

    OrderWaits(JdbcTemplate database) {
        this.database = database;
    }

    /** @param number the number of the event, in the customer's stream */
    record Step(OrderCreditEvent event, long number) {}

    private record Begin(String customerId, long number) {}

    /** The begins come first: an end looks only for a begin before it. */
    void write(List<Step> steps) {
        insert(steps.stream().filter(step -> Waits.begins(step.event)).toList());
        List<Step> ends = steps.stream().filter(step -> Waits.ends(step.event)).toList();
        if (!ends.isEmpty()) {
            database.batchUpdate(
                    """
                    update order_wait set ended_no = ?, granted = ? \
                    where order_id = ? and customer_id = ? and ended_no is null and deferred_no < ?""",
                    ends,
                    ends.size(),
                    (row, step) -> {
                        row.setLong(1, step.number);
                        row.setBoolean(2, Waits.isGranted(step.event));
                        row.setString(3, step.event.orderId().value());
                        row.setString(4, step.event.customerId().value());
                        row.setLong(5, step.number);
                    });
        }
    }

    private void insert(List<Step> begins) {
        if (begins.isEmpty()) {
            return;
        }
        Set<Begin> known = new HashSet<>(database.query(
                "select customer_id, deferred_no from order_wait where order_id = any(?)",
                (row, number) -> new Begin(row.getString("customer_id"), row.getLong("deferred_no")),
                RowBatch.ids(begins.stream().map(step -> step.event.orderId().value()))));
        RowBatch.write(
                database,
                """
                insert into order_wait (customer_id, deferred_no, order_id, granted) \
                values (?, ?, ?, false)""",
                begins.stream()
                        .filter(step ->
                                known.add(new Begin(step.event.customerId().value(), step.number)))
                        .toList(),
                (row, step) -> {
                    row.setString(1, step.event.customerId().value());
                    row.setLong(2, step.number);
                    row.setString(3, step.event.orderId().value());
                });
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "order_wait");
    }
}
