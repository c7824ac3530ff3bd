package vouch.query.order;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderView;

/**
 * Maps an order to a row of {@code order_view}, and back. The row contains everything that the view shows, also the
 * customer's name. Only how often the order was overtaken is counted when it is read.
 */
final class OrderRow {

    /** Lists the columns, because PostgreSQL cannot reuse a prepared {@code select *} after a column was added. */
    static final String SELECT =
            """
            select order_id, customer_id, customer_name, status, credit, reason, total_minor, currency, details, \
            created_at, decided_at, version, decision_no, \
            """
                    + OrderWaits.OVERTAKEN + " as overtaken from order_view";

    static final String UPDATE =
            """
            update order_view \
            set customer_name = ?, status = ?, credit = ?, reason = ?, details = ?, decided_at = ?, version = ?, \
            decision_no = ? \
            where order_id = ?""";

    static final String INSERT =
            """
            insert into order_view (customer_name, status, credit, reason, details, decided_at, version, decision_no, \
            order_id, customer_id, total_minor, currency, created_at) \
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** What is shown but never searched, in one JSON column. */
    private record Details(
            List<OrderLine> lines,
            CreditFigures decision,
            LocalDate on,
            LocalDate shippedOn,
            LocalDate dueOn,
            List<RejectionReason> reasons,
            List<RejectionReason> warnings,
            Granted granted,
            Instant waitingSince) {

        private static Details of(OrderView view) {
            return new Details(
                    view.lines(),
                    view.decision(),
                    view.on(),
                    view.shippedOn(),
                    view.dueOn(),
                    view.reasons(),
                    view.warnings(),
                    view.granted(),
                    view.waitingSince());
        }

        private static final ObjectReader READER = JsonMapper.shared().readerFor(Details.class);
        private static final ObjectWriter WRITER = JsonMapper.shared().writerFor(Details.class);
    }

    private OrderRow() {}

    static OrderEntry entry(ResultSet row, int number) throws SQLException {
        return new OrderEntry(view(row, number), row.getObject("decision_no", Long.class));
    }

    static OrderView view(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        Details details = Details.READER.readValue(row.getString("details"));
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new OrderView(
                new OrderId(row.getString("order_id")),
                new CustomerId(row.getString("customer_id")),
                row.getString("customer_name"),
                OrderView.Status.valueOf(row.getString("status")),
                OrderView.Credit.valueOf(row.getString("credit")),
                row.getString("reason"),
                new Money(row.getLong("total_minor"), currency),
                details.lines(),
                details.decision(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getLong("version"),
                details.on(),
                details.shippedOn(),
                details.dueOn(),
                details.reasons(),
                details.warnings(),
                details.granted(),
                details.waitingSince(),
                row.getInt("overtaken"));
    }

    /** Sets the columns that can change, and the key of the row. */
    static void update(PreparedStatement row, OrderEntry entry) throws SQLException {
        OrderView view = entry.view();
        row.setString(1, view.customerName());
        row.setString(2, view.status().name());
        row.setString(3, view.credit().name());
        row.setString(4, view.reason());
        row.setString(5, Details.WRITER.writeValueAsString(Details.of(view)));
        setTime(row, 6, view.decidedAt());
        row.setLong(7, view.version());
        row.setObject(8, entry.decisionNumber(), Types.BIGINT);
        row.setString(9, view.orderId().value());
    }

    static void insert(PreparedStatement row, OrderEntry entry) throws SQLException {
        OrderView view = entry.view();
        update(row, entry);
        row.setString(10, view.customerId().value());
        row.setLong(11, view.total().minor());
        row.setString(12, view.total().currency());
        setTime(row, 13, view.createdAt());
    }

    /** Sets the type even for null. If the type changed from row to row, PostgreSQL would parse the statement again. */
    private static void setTime(PreparedStatement row, int index, Instant at) throws SQLException {
        row.setObject(index, at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
