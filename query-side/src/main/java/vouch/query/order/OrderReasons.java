package vouch.query.order;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;
import vouch.engine.views.Changes;
import vouch.engine.views.RowBatch;

/** Writes the table {@code order_reason}, by which orders are found that have a reason or a warning. */
class OrderReasons {

    private final JdbcTemplate database;

    OrderReasons(JdbcTemplate database) {
        this.database = database;
    }

    /** What a reason did to the order. */
    enum Kind {
        /** The order was rejected or waits for it. */
        REASON,
        /** Credit was granted in spite of it. */
        WARNING
    }

    private record Row(
            Kind kind,
            RejectionReason reason,
            OrderId orderId,
            CustomerId customerId,
            OrderView.Status status,
            OrderView.Credit credit,
            Instant createdAt) {}

    /** Writes the rows of the orders whose rows have changed. Most orders have none. */
    void write(Changes<OrderId, OrderEntry> changes) {
        List<OrderId> outdated = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Stream.concat(changes.made().stream(), changes.remade().stream()).forEach(entry -> {
            List<Row> before = rows(changes.before(entry.orderId()));
            List<Row> now = rows(entry);
            if (!now.equals(before)) {
                outdated.addAll(before.isEmpty() ? List.of() : List.of(entry.orderId()));
                rows.addAll(now);
            }
        });
        if (!outdated.isEmpty()) {
            database.update(
                    "delete from order_reason where order_id = any(?)",
                    RowBatch.ids(outdated.stream().map(OrderId::value)));
        }
        insert(rows);
    }

    private static List<Row> rows(OrderEntry entry) {
        if (entry == null) {
            return List.of();
        }
        OrderView view = entry.view();
        return Stream.concat(
                        view.reasons().stream().map(reason -> row(Kind.REASON, reason, view)),
                        view.warnings().stream().map(reason -> row(Kind.WARNING, reason, view)))
                .distinct()
                .toList();
    }

    private static Row row(Kind kind, RejectionReason reason, OrderView view) {
        return new Row(kind, reason, view.orderId(), view.customerId(), view.status(), view.credit(), view.createdAt());
    }

    private void insert(List<Row> rows) {
        RowBatch.write(
                database,
                """
                insert into order_reason (kind, reason, order_id, customer_id, status, credit, created_at) \
                values (?, ?, ?, ?, ?, ?, ?)""",
                rows,
                (statement, row) -> {
                    statement.setString(1, row.kind.name());
                    statement.setString(2, row.reason.name());
                    statement.setString(3, row.orderId.value());
                    statement.setString(4, row.customerId.value());
                    statement.setString(5, row.status.name());
                    statement.setString(6, row.credit.name());
                    statement.setObject(7, row.createdAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
                });
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "order_reason");
    }
}
