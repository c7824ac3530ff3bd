package vouch.query.customer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.query.Cursor;
import vouch.query.RecordedSql;
import vouch.query.ViewTables;

/** What a page costs does not depend on how many customers there are, nor on how many pages were before. */
@ViewTables
@Import(CustomerRows.class)
class CustomerPageIndexTest {

    private static final int CUSTOMERS = 20_000;
    private static final int LIMIT = 50;

    /** One more than the page tells whether there is another; the rest have the name of the last. */
    private static final int READ = LIMIT + 1 + 3;

    @Autowired
    private CustomerRows rows;

    @Autowired
    private RecordedSql sql;

    @Autowired
    private JdbcTemplate database;

    /** Three of each name. */
    @BeforeEach
    void storeMany() {
        database.update(
                """
                insert into customer_view (customer_id, name, name_key, country, on_hold, currency, credit_limit_minor,
                       reserved_minor, receivable_minor, registered_at, version, account_date, details)
                select 'c' || x, 'Name ' || x / 3, 'name ' || lpad(x / 3, 8, '0'), null, mod(x, 10) = 0, 'GBP', 100, 0, 0,
                       timestamp with time zone '2026-01-01 12:00:00Z', 1, date '2026-01-01', '{}'
                from system_range(1, ?)
                """,
                CUSTOMERS);
    }

    @ParameterizedTest(name = "name {0}, on hold {1}")
    @CsvSource({
        "        ,      , CUSTOMER_BY_NAME",
        "NAME 000,      , CUSTOMER_BY_NAME",
        "        , true , CUSTOMER_ON_HOLD_BY_NAME",
        "        , false, CUSTOMER_ON_HOLD_BY_NAME",
        "NAME 000, true , CUSTOMER_ON_HOLD_BY_NAME",
        "NAME 000, false, CUSTOMER_ON_HOLD_BY_NAME"
    })
    void isWalkedForTheFirstPageAndForADeepOne(String name, Boolean onHold, String index) {
        String deep = new Cursor("name 00003333", "c9999").toString();

        for (String after : new String[] {null, deep}) {
            sql.planOf(() -> CustomerPage.of(new FindCustomers(name, onHold, LIMIT, after), rows))
                    .walks(index, READ);
        }
    }
}
