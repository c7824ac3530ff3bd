package vouch.query.customer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Money;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.customer.CustomerView.Standing;
import vouch.api.customer.CustomerView.TemporaryLimit;
import vouch.api.customer.CustomerView.Waiting;
import vouch.domain.view.Receivables;

/**
 * Maps a customer to a row of {@code customer_view}, and back. The row has the name a second time in lower case, for
 * search and sorting. What is overdue is added up when it is read, because it changes with the account's date.
 */
final class CustomerRow {

    /** Lists the columns, because PostgreSQL cannot reuse a prepared {@code select *} after a column was added. */
    static final String SELECT =
            """
            select customer_id, name, country, on_hold, currency, credit_limit_minor, reserved_minor, receivable_minor, \
            registered_at, version, account_date, details, \
            """
                    + ReceivableDays.NOT_DUE + " as not_due_minor from customer_view";

    static final String UPDATE =
            """
            update customer_view \
            set on_hold = ?, credit_limit_minor = ?, reserved_minor = ?, receivable_minor = ?, version = ?, \
            account_date = ?, details = ? \
            where customer_id = ?""";

    static final String INSERT =
            """
            insert into customer_view (on_hold, credit_limit_minor, reserved_minor, receivable_minor, version, \
            account_date, details, customer_id, name, name_key, country, currency, registered_at) \
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static final String ERASE = "update customer_view set name = ?, name_key = ?, details = ? where customer_id = ?";

    /** What is shown but never searched, in one JSON column. */
    private record Details(
            CreditTerms terms, List<TemporaryLimit> temporaryLimits, Standing eligibility, Waiting waiting) {

        private static final ObjectReader READER = JsonMapper.shared().readerFor(Details.class);
        private static final ObjectWriter WRITER = JsonMapper.shared().writerFor(Details.class);
    }

    private CustomerRow() {}

    static CustomerView view(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        Money receivable = new Money(row.getLong("receivable_minor"), currency);
        Details details = Details.READER.readValue(row.getString("details"));
        return new CustomerView(
                new CustomerId(row.getString("customer_id")),
                row.getString("name"),
                row.getString("country"),
                row.getBoolean("on_hold"),
                new Money(row.getLong("credit_limit_minor"), currency),
                new Money(row.getLong("reserved_minor"), currency),
                receivable,
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                row.getObject("account_date", LocalDate.class),
                Receivables.overdue(receivable, new Money(row.getLong("not_due_minor"), currency)),
                details.terms(),
                details.temporaryLimits(),
                details.eligibility(),
                details.waiting());
    }

    /** Sets the columns that can change, and the key of the row. */
    static void update(PreparedStatement row, CustomerView view) throws SQLException {
        row.setBoolean(1, view.onHold());
        row.setLong(2, view.creditLimit().minor());
        row.setLong(3, view.reserved().minor());
        row.setLong(4, view.receivable().minor());
        row.setLong(5, view.version());
        row.setObject(6, view.on(), Types.DATE);
        row.setString(7, details(view));
        row.setString(8, view.customerId().value());
    }

    /** Sets the columns with texts about the customer, and the key of the row. */
    static void erase(PreparedStatement row, CustomerView erased) throws SQLException {
        row.setString(1, erased.name());
        row.setString(2, key(erased.name()));
        row.setString(3, details(erased));
        row.setString(4, erased.customerId().value());
    }

    private static String details(CustomerView view) {
        return Details.WRITER.writeValueAsString(
                new Details(view.terms(), view.temporaryLimits(), view.eligibility(), view.waiting()));
    }

    static void insert(PreparedStatement row, CustomerView view) throws SQLException {
        update(row, view);
        row.setString(9, view.name());
        row.setString(10, key(view.name()));
        row.setString(11, view.country());
        row.setString(12, view.creditLimit().currency());
        row.setObject(13, view.registeredAt().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /**
     * The key for searching and sorting names. Each character is mapped alone and without a locale, so a prefix of a
     * name has a prefix of its key. {@code toLowerCase} would write a final sigma differently.
     */
    static String key(String name) {
        return name.codePoints()
                .map(character -> Character.toLowerCase(Character.toUpperCase(character)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
