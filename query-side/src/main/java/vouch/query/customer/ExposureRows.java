package vouch.query.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Exposure;
import vouch.domain.view.Receivables;
import vouch.engine.views.Conditions;

/** Reads the exposure of many customers on a day. */
class ExposureRows {

    /**
     * The share is how much of the limit in force is used, in millionths; without a limit it is the greatest. What counts
     * for later days is subtracted from the receivable, because there are few such days.
     */
    private static final String LINES =
            """
            select customer_id, name, currency, credit_limit_minor, limit_minor, reserved_minor, receivable_minor, share \
            from (\
            select l.*, case \
            when limit_minor > 0 then cast(greatest(-9000000000000000000, least(9000000000000000000, \
            floor(cast(reserved_minor + receivable_minor as numeric(38)) * 1000000 / limit_minor))) as bigint) \
            when reserved_minor + receivable_minor > 0 then 9000000000000000000 \
            else 0 end as share \
            from (\
            select c.customer_id, c.name, c.currency, c.credit_limit_minor, c.reserved_minor, \
            coalesce(temporary.minor, c.credit_limit_minor) as limit_minor, \
            cast(c.receivable_minor - coalesce(later.minor, 0) as bigint) as receivable_minor \
            from customer_view c left join (\
            select customer_id, max(minor) as minor from temporary_limit \
            where first_day <= ? and last_day >= ? group by customer_id) temporary \
            on temporary.customer_id = c.customer_id left join (\
            select customer_id, sum(minor) as minor from receivable_day where counts_on > ? group by customer_id) later \
            on later.customer_id = c.customer_id) l \
            where reserved_minor <> 0 or receivable_minor <> 0) lines""";

    private final JdbcTemplate database;
    private final ReceivableDays receivables;

    ExposureRows(JdbcTemplate database, ReceivableDays receivables) {
        this.database = database;
        this.receivables = receivables;
    }

    /** @param share how much of the limit is used, in millionths */
    record Line(Exposure exposure, long share) {}

    private record Figures(
            CustomerId id,
            String name,
            Money creditLimit,
            Money inForce,
            Money reserved,
            Money receivable,
            long share) {

        static Figures of(ResultSet row, int number) throws SQLException {
            String currency = row.getString("currency");
            return new Figures(
                    new CustomerId(row.getString("customer_id")),
                    row.getString("name"),
                    new Money(row.getLong("credit_limit_minor"), currency),
                    new Money(row.getLong("limit_minor"), currency),
                    new Money(row.getLong("reserved_minor"), currency),
                    new Money(row.getLong("receivable_minor"), currency),
                    row.getLong("share"));
        }

        Line line(Receivables all, LocalDate day) {
            return new Line(
                    new Exposure(
                            id,
                            name,
                            creditLimit,
                            inForce,
                            reserved,
                            receivable,
                            all.agingOn(day, receivable.currency())),
                    share);
        }
    }

    /** The customers that have any exposure, in this order. */
    List<Line> find(LocalDate day, Conditions conditions, String order, int atMost) {
        Stream<Object> values = Stream.concat(Stream.of(day, day, day), Stream.of(conditions.valuesAnd(atMost)));
        List<Figures> figures = database.query(
                LINES + conditions + " order by " + order + " fetch first ? rows only", Figures::of, values.toArray());
        Map<CustomerId, Receivables> days =
                receivables.find(figures.stream().map(Figures::id).toList(), day);
        return figures.stream()
                .map(one -> one.line(days.getOrDefault(one.id, Receivables.NONE), day))
                .toList();
    }
}
