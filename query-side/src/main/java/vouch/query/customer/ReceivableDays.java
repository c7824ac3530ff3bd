package vouch.query.customer;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.domain.view.Receivables.Day;
import vouch.engine.views.Changes;
import vouch.engine.views.RowBatch;

/** Reads and writes the table {@code receivable_day}. */
class ReceivableDays {

    /** Stands for no due date, because a column of a primary key cannot be null. */
    private static final LocalDate NOT_CHARGED = LocalDate.of(1, 1, 1);

    /**
     * What is due on the account's date or later. What was paid of it is not subtracted, so it is cut off at twice what a
     * customer can owe.
     */
    static final String NOT_DUE =
            """
            (select least(coalesce(sum(r.minor), 0), 2000000000000000000) from receivable_day r \
            where r.customer_id = customer_view.customer_id and r.due_on >= customer_view.account_date)""";

    private final JdbcTemplate database;

    ReceivableDays(JdbcTemplate database) {
        this.database = database;
    }

    private record Row(CustomerId customer, Day day, long minor) {

        void set(PreparedStatement statement) throws SQLException {
            statement.setLong(1, minor);
            statement.setString(2, customer.value());
            statement.setObject(3, day.dueOn() == null ? NOT_CHARGED : day.dueOn(), Types.DATE);
            statement.setObject(4, day.countsOn(), Types.DATE);
        }
    }

    /** Adds what the changes add. The rows of one customer are written by one thread at a time. */
    void add(Changes<CustomerId, CustomerEntry> changes) {
        List<Row> rows = Stream.concat(changes.made().stream(), changes.remade().stream())
                .flatMap(ReceivableDays::rows)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        int[] updated = database.batchUpdate(
                        "update receivable_day set minor = minor + ? where customer_id = ? and due_on = ? and counts_on = ?",
                        rows,
                        rows.size(),
                        (statement, row) -> row.set(statement))[0];
        List<Row> missing = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                missing.add(rows.get(i));
            }
        }
        RowBatch.write(
                database,
                "insert into receivable_day (minor, customer_id, due_on, counts_on) values (?, ?, ?, ?)",
                missing,
                (statement, row) -> row.set(statement));
    }

    /** What the customer owes on that day; negative when more was paid. */
    Money on(LocalDate day, CustomerView customer) {
        if (!day.isBefore(customer.on())) {
            return customer.receivable();
        }
        Long later = database.queryForObject(
                "select cast(coalesce(sum(minor), 0) as bigint) from receivable_day where customer_id = ? and counts_on > ?",
                Long.class,
                customer.customerId().value(),
                day);
        return customer.receivable()
                .minus(new Money(later, customer.receivable().currency()));
    }

    /**
     * What was charged up to a day, by the date on which it is due. A join, because H2 would read a whole index for {@code
     * any(?)} together with a limit on a date.
     *
     * @param dueFrom what is due before that date is left out
     */
    Map<CustomerId, NavigableMap<LocalDate, Long>> charged(
            Collection<CustomerId> customers, LocalDate day, LocalDate dueFrom) {
        Map<CustomerId, NavigableMap<LocalDate, Long>> found = new HashMap<>();
        database.query(
                """
                select customer_id, due_on, sum(minor) as minor from unnest(cast(? as varchar array)) wanted(id) \
                join receivable_day on customer_id = id and due_on > ? and due_on >= ? and counts_on <= ? \
                group by customer_id, due_on""",
                row -> {
                    found.computeIfAbsent(new CustomerId(row.getString("customer_id")), any -> new TreeMap<>())
                            .put(row.getObject("due_on", LocalDate.class), row.getLong("minor"));
                },
                RowBatch.ids(customers.stream().map(CustomerId::value)),
                NOT_CHARGED,
                dueFrom,
                day);
        return found;
    }

    private static Stream<Row> rows(CustomerEntry entry) {
        return entry.added().minorByDay().entrySet().stream()
                .map(added -> new Row(entry.view().customerId(), added.getKey(), added.getValue()));
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "receivable_day");
    }
}
