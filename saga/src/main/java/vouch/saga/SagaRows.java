package vouch.saga;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;

/** The table {@code saga_view}: a row for each order whose saga has not ended. */
@Component
class SagaRows {

    private static final String LINE = "\n";

    private final JdbcTemplate database;

    SagaRows(JdbcTemplate database) {
        this.database = database;
    }

    /** An order that is there already is left as it is. */
    void begin(OrderId order, CustomerId customer, OrderProgress progress, SagaView.Step step) {
        if (progressOf(order).isEmpty()) {
            database.update(
                    "insert into saga_view (order_id, customer_id, order_step, credit_step, state, steps, started_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    order.value(),
                    customer.value(),
                    progress.order().name(),
                    progress.credit().name(),
                    progress.phase().name(),
                    step.toString(),
                    step.at().atOffset(ZoneOffset.UTC));
        }
    }

    void advance(OrderId order, OrderProgress progress, SagaView.Step step) {
        database.update(
                "update saga_view set order_step = ?, credit_step = ?, state = ?, steps = steps || ? where order_id = ?",
                progress.order().name(),
                progress.credit().name(),
                progress.phase().name(),
                LINE + step,
                order.value());
    }

    void end(OrderId order) {
        database.update("delete from saga_view where order_id = ?", order.value());
    }

    void endAll() {
        database.update("delete from saga_view");
    }

    Optional<OrderProgress> progressOf(OrderId order) {
        return database
                .query(
                        "select order_step, credit_step from saga_view where order_id = ?",
                        (row, number) -> new OrderProgress(
                                OrderProgress.Order.valueOf(row.getString("order_step")),
                                OrderProgress.Credit.valueOf(row.getString("credit_step"))),
                        order.value())
                .stream()
                .findFirst();
    }

    Optional<SagaView> find(OrderId order) {
        return database.query("select * from saga_view where order_id = ?", SagaRows::view, order.value()).stream()
                .findFirst();
    }

    /** Oldest first, after the given one; of all states when none is given. */
    List<SagaView> oldest(String state, Instant startedBefore, SagaView.Position after, int atMost) {
        List<Object> arguments = new ArrayList<>();
        if (state != null) {
            arguments.add(state);
        }
        arguments.addAll(List.of(
                startedBefore.atOffset(ZoneOffset.UTC),
                after.startedAt().atOffset(ZoneOffset.UTC),
                after.orderId().value(),
                atMost));
        return database.query(
                "select * from saga_view where " + (state == null ? "" : "state = ? and ")
                        + "started_at < ? and (started_at, order_id) > (?, ?)"
                        + " order by started_at, order_id fetch first ? rows only",
                SagaRows::view,
                arguments.toArray());
    }

    private static SagaView view(ResultSet row, int number) throws SQLException {
        return new SagaView(
                new OrderId(row.getString("order_id")),
                new CustomerId(row.getString("customer_id")),
                row.getString("state"),
                row.getString("steps").lines().map(SagaView.Step::of).toList(),
                row.getObject("started_at", OffsetDateTime.class).toInstant());
    }
}
