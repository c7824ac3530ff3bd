package vouch.query.customer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.Money;
import vouch.api.customer.Aging;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Exposure;
import vouch.domain.view.Receivables;
import vouch.engine.views.RowBatch;

/** Reads the exposure of many customers on a day. */
class ExposureRows {

    /** Nothing counts for a day after the account's date. Most accounts are not looked up in the other two tables then. */
    private static final String OF_ACCOUNTS =
            """
            select customer_id, name, currency, credit_limit_minor, reserved_minor, \
            coalesce((select max(t.minor) from temporary_limit t where t.customer_id = customer_view.customer_id \
            and t.first_day <= ? and t.last_day >= ?), credit_limit_minor) as limit_minor, \
            cast(receivable_minor - case when account_date <= ? then 0 else \
            (select coalesce(sum(r.minor), 0) from receivable_day r where r.customer_id = customer_view.customer_id \
            and r.counts_on > ?) end as bigint) as receivable_minor \
            from customer_view where customer_id = any(?)""";

    /**
     * Those whose row does not tell the share of the day. There are few, unless the day is long ago. Computes the share as
     * the table does, but of the limit in force and of the receivable of the day. {@code of_day} is what makes the two
     * differ: temporary limits, and what counts for later days.
     */
    private static final String MOVED =
            """
            select customer_id, name, currency, credit_limit_minor, limit_minor, reserved_minor, receivable_minor, share \
            from (select l.*, case \
            when limit_minor > 0 then cast(greatest(-9000000000000000000, least(9000000000000000000, \
            (used - mod(mod(used, limit_minor) + limit_minor, limit_minor)) / limit_minor)) as bigint) \
            when used > 0 then 9000000000000000000 \
            else 0 end as share \
            from (\
            select c.*, (cast(c.reserved_minor as numeric(38)) + c.receivable_minor) * 1000000 as used \
            from (\
            select c.customer_id, c.name, c.currency, c.credit_limit_minor, c.reserved_minor, \
            coalesce(of_day.limit_minor, c.credit_limit_minor) as limit_minor, \
            cast(c.receivable_minor - coalesce(of_day.later_minor, 0) as bigint) as receivable_minor \
            from customer_view c join (\
            select customer_id, max(limit_minor) as limit_minor, sum(later_minor) as later_minor from (\
            select customer_id, minor as limit_minor, 0 as later_minor from temporary_limit \
            where first_day <= ? and last_day >= ? \
            union all select customer_id, null, minor from receivable_day where counts_on > ?) each_one \
            group by customer_id) of_day on of_day.customer_id = c.customer_id) c \
            where reserved_minor <> 0 or receivable_minor <> 0) l) lines""";

    /** The others, as they are in the index. Nothing counts for a day after the account's date. */
    private static final String STORED =
            """
            select customer_id, name, currency, credit_limit_minor, credit_limit_minor as limit_minor, reserved_minor, \
            receivable_minor, share from customer_view \
            where not exists (select 1 from temporary_limit t where t.customer_id = customer_view.customer_id \
            and t.first_day <= ? and t.last_day >= ?) \
            and (account_date <= ? or not exists (select 1 from receivable_day r \
            where r.customer_id = customer_view.customer_id and r.counts_on > ?)) and share""";

    private static final String BY_SHARE = " order by share desc, customer_id fetch first ? rows only";

    /**
     * Three walks, each in the order of the page. The first two are of the index: behind the same share, and below it. Each
     * is a table of its own, because H2 goes on with the first limit of a statement that is directly in a union. H2 would
     * also read all rows of the same share for {@code share < ?}.
     */
    private static final String PAGE = "select * from ("
            + "select * from (" + STORED + " = ? and customer_id > ?" + BY_SHARE + ") equal union all "
            + "select * from (" + STORED + " <= ?" + BY_SHARE + ") below union all "
            + "select * from (" + MOVED + " where share <= ? and (share < ? or customer_id > ?)" + BY_SHARE + ") moved"
            + ") page" + BY_SHARE;

    private final JdbcTemplate database;
    private final ReceivableDays receivables;

    ExposureRows(JdbcTemplate database, ReceivableDays receivables) {
        this.database = database;
        this.receivables = receivables;
    }

    /** @param share how much of the limit is used, in millionths */
    record Line(Exposure exposure, long share) {}

    private record Charged(LocalDate day, Map<CustomerId, NavigableMap<LocalDate, Long>> byDueDate) {

        Aging aging(CustomerId id, Money receivable) {
            return Receivables.aging(day, receivable, byDueDate.getOrDefault(id, Collections.emptyNavigableMap()));
        }
    }

    private record Found(Figures figures, long share) {

        static Found of(ResultSet row, int number) throws SQLException {
            return new Found(Figures.of(row, number), row.getLong("share"));
        }
    }

    private record Figures(
            CustomerId id, String name, Money creditLimit, Money inForce, Money reserved, Money receivable) {

        static Figures of(ResultSet row, int number) throws SQLException {
            String currency = row.getString("currency");
            return new Figures(
                    new CustomerId(row.getString("customer_id")),
                    row.getString("name"),
                    new Money(row.getLong("credit_limit_minor"), currency),
                    new Money(row.getLong("limit_minor"), currency),
                    new Money(row.getLong("reserved_minor"), currency),
                    new Money(row.getLong("receivable_minor"), currency));
        }

        Exposure exposure(Charged charged) {
            return new Exposure(id, name, creditLimit, inForce, reserved, receivable, charged.aging(id, receivable));
        }

        boolean areNone() {
            return reserved.minor() == 0 && receivable.minor() == 0;
        }
    }

    /** The customers that have any exposure and come behind this one, the largest share first. */
    List<Line> behind(long share, String id, LocalDate day, int atMost) {
        List<Object> values = new ArrayList<>();
        Collections.addAll(values, day, day, day, day, share, id, atMost);
        Collections.addAll(values, day, day, day, day, share - 1, atMost);
        Collections.addAll(values, day, day, day, share, share, id, atMost, atMost);
        List<Found> found = database.query(PAGE, Found::of, values.toArray());
        Charged charged = charged(found.stream().map(Found::figures).toList(), day);
        return found.stream()
                .map(line -> new Line(line.figures.exposure(charged), line.share))
                .toList();
    }

    /** Those of these customers that have any exposure, in any order. */
    List<Exposure> find(LocalDate day, Collection<String> customers) {
        List<Figures> figures =
                database.query(OF_ACCOUNTS, Figures::of, day, day, day, day, RowBatch.ids(customers.stream())).stream()
                        .filter(account -> !account.areNone())
                        .toList();
        Charged charged = charged(figures, day);
        return figures.stream().map(account -> account.exposure(charged)).toList();
    }

    /** The next customers by their ids, with exposure or without. */
    List<String> ids(String after, int atMost) {
        return database.queryForList(
                "select customer_id from customer_view where customer_id > ? order by customer_id fetch first ? rows only",
                String.class,
                after,
                atMost);
    }

    private Charged charged(List<Figures> accounts, LocalDate day) {
        return new Charged(
                day,
                receivables.charged(accounts.stream().map(Figures::id).toList(), day, Receivables.firstOfAging(day)));
    }
}
