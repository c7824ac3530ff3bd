package vouch.query.customer;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.customer.CustomerView.TemporaryLimit;
import vouch.engine.views.Changes;
import vouch.engine.views.RowBatch;

/** Writes the table {@code temporary_limit}, by which the limits in force of many customers are compared. */
class TemporaryLimitRows {

    private final JdbcTemplate database;

    TemporaryLimitRows(JdbcTemplate database) {
        this.database = database;
    }

    private record Row(CustomerId customer, TemporaryLimit limit) {}

    /** Writes those of the customers whose limits have changed. */
    void write(Changes<CustomerId, CustomerEntry> changes) {
        List<CustomerId> outdated = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Stream.concat(changes.made().stream(), changes.remade().stream()).forEach(entry -> {
            CustomerView now = entry.view();
            CustomerEntry before = changes.before(now.customerId());
            List<TemporaryLimit> known =
                    before == null ? List.of() : before.view().temporaryLimits();
            if (!now.temporaryLimits().equals(known)) {
                outdated.addAll(known.isEmpty() ? List.of() : List.of(now.customerId()));
                now.temporaryLimits().forEach(limit -> rows.add(new Row(now.customerId(), limit)));
            }
        });
        if (!outdated.isEmpty()) {
            database.update(
                    "delete from temporary_limit where customer_id = any(?)",
                    RowBatch.ids(outdated.stream().map(CustomerId::value)));
        }
        RowBatch.write(
                database,
                """
                insert into temporary_limit (customer_id, temporary_limit_id, first_day, last_day, minor) \
                values (?, ?, ?, ?, ?)""",
                rows,
                (statement, row) -> {
                    statement.setString(1, row.customer.value());
                    statement.setString(2, row.limit.temporaryLimitId().value());
                    statement.setObject(3, row.limit.from(), Types.DATE);
                    statement.setObject(4, row.limit.until(), Types.DATE);
                    statement.setLong(5, row.limit.amount().minor());
                });
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "temporary_limit");
    }
}
