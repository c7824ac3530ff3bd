package vouch.query.customer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;

/**
 * Maps a customer to a row of {@code customer_view}, and back. The row has the name a second time in lower case, for
 * search and sorting.
 */
final class CustomerRow {

    /** Lists the columns, because PostgreSQL cannot reuse a prepared {@code select *} after a column was added. */
    static final String SELECT =
            """
            select customer_id, name, country, on_hold, currency, credit_limit_minor, reserved_minor, receivable_minor, \
            registered_at, version \
            from customer_view""";

    static final String UPDATE =
            """
            update customer_view \
            set on_hold = ?, credit_limit_minor = ?, reserved_minor = ?, receivable_minor = ?, version = ? \
            where customer_id = ?""";

    static final String INSERT =
            """
            insert into customer_view (on_hold, credit_limit_minor, reserved_minor, receivable_minor, version, customer_id, \
            name, name_key, country, currency, registered_at) \
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private CustomerRow() {}

    static CustomerView view(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new CustomerView(
                new CustomerId(row.getString("customer_id")),
                row.getString("name"),
                row.getString("country"),
                row.getBoolean("on_hold"),
                new Money(row.getLong("credit_limit_minor"), currency),
                new Money(row.getLong("reserved_minor"), currency),
                new Money(row.getLong("receivable_minor"), currency),
                row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }

    /** Sets the columns that can change, and the key of the row. */
    static void update(PreparedStatement row, CustomerView view) throws SQLException {
        row.setBoolean(1, view.onHold());
        row.setLong(2, view.creditLimit().minor());
        row.setLong(3, view.reserved().minor());
        row.setLong(4, view.receivable().minor());
        row.setLong(5, view.version());
        row.setString(6, view.customerId().value());
    }

    static void insert(PreparedStatement row, CustomerView view) throws SQLException {
        update(row, view);
        row.setString(7, view.name());
        row.setString(8, key(view.name()));
        row.setString(9, view.country());
        row.setString(10, view.creditLimit().currency());
        row.setObject(11, view.registeredAt().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
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
