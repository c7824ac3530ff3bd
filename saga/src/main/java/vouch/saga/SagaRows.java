package vouch.saga;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;
import vouch.domain.process.SagaState;

/** Reads and deletes rows of the table {@code saga}. The table has one row for each order whose saga has not ended. */
@Component
class SagaRows {

    static final String INSERT = "insert into saga"
            + " (customer_id, order_step, credit_step, state, started_at, deadline, order_id)"
            + " values (?, ?, ?, ?, ?, ?, ?)";

    static final String UPDATE = "update saga set customer_id = ?, order_step = ?, credit_step = ?, state = ?,"
            + " started_at = ?, deadline = ? where order_id = ?";

    static final String DELETE = "delete from saga where order_id = ?";

    private final JdbcTemplate database;

    SagaRows(JdbcTemplate database) {
        this.database = database;
    }

    Optional<SagaState> find(OrderId order) {
        return database.query("select * from saga where order_id = ?", SagaRows::saga, order.value()).stream()
                .findFirst();
    }

    void remove(OrderId order) {
        database.update(DELETE, order.value());
    }

    /** The sagas after the given position, oldest first. A null state means all states. */
    List<SagaState> oldest(String state, Instant startedBefore, SagaView.Position after, int atMost) {
        List<Object> arguments = new ArrayList<>();
        if (state != null) {
            arguments.add(state);
        }
        arguments.addAll(List.of(
                at(startedBefore), at(after.startedAt()), after.orderId().value(), atMost));
        return database.query(
                "select * from saga where " + (state == null ? "" : "state = ? and ")
                        + "started_at < ? and (started_at, order_id) > (?, ?)"
                        + " order by started_at, order_id fetch first ? rows only",
                SagaRows::saga,
                arguments.toArray());
    }

    /** @param oldest when the oldest order in this state was created */
    record InState(String state, long sagas, Instant oldest) {}

    /** The states that at least one saga is in. Reads the whole index. */
    Map<String, InState> byState() {
        return database
                .query(
                        "select state, count(*) as sagas, min(started_at) as oldest from saga group by state",
                        (row, number) ->
                                new InState(row.getString("state"), row.getLong("sagas"), instant(row, "oldest")))
                .stream()
                .collect(Collectors.toMap(InState::state, found -> found));
    }

    /** Sets the values of {@link #INSERT} and {@link #UPDATE}. */
    static void set(PreparedStatement row, SagaState saga) throws SQLException {
        row.setString(1, saga.customerId() == null ? null : saga.customerId().value());
        row.setString(2, saga.progress().order().name());
        row.setString(3, saga.progress().credit().name());
        row.setString(4, saga.phase().name());
        row.setObject(5, at(saga.startedAt()));
        row.setObject(6, at(saga.deadline()));
        row.setString(7, saga.orderId().value());
    }

    static SagaState saga(ResultSet row, int number) throws SQLException {
        String customer = row.getString("customer_id");
        return new SagaState(
                orderId(row, number),
                customer == null ? null : new CustomerId(customer),
                new OrderProgress(
                        OrderProgress.Order.valueOf(row.getString("order_step")),
                        OrderProgress.Credit.valueOf(row.getString("credit_step"))),
                instant(row, "started_at"),
                instant(row, "deadline"));
    }

    static OrderId orderId(ResultSet row, int number) throws SQLException {
        return new OrderId(row.getString("order_id"));
    }

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
