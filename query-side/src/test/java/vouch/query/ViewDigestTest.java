package vouch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vouch.engine.views.ViewDigest;
import vouch.engine.views.ViewTable;

/** The sum of the views covers every table of the query side, and every value in it. */
class ViewDigestTest {

    private static final String CUSTOMER =
            """
            insert into customer_view (customer_id, name, name_key, country, on_hold, currency, credit_limit_minor,
                reserved_minor, receivable_minor, registered_at, version, account_date, details)
            values ('%s', 'Name', 'name', null, false, 'GBP', 1, 2, 3, timestamp with time zone '%s', 4,
                date '0001-01-01', '{}')
            """;

    private final JdbcDataSource source = new JdbcDataSource();
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final ViewDigest digest = new ViewDigest(database, new JdbcTransactionManager(source), QuerySide.TABLES);

    @BeforeEach
    void makeTables() {
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        for (String script : List.of(
                "V1__event_store",
                "V3__views",
                "V4__dead_letters",
                "V11__waiting_and_dates_in_the_views",
                "V14__history")) {
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(new ClassPathResource("db/migration/h2/" + script + ".sql")), source);
        }
    }

    @Test
    void coversEveryTableOfTheQuerySide() {
        List<String> engines = List.of(
                "domainevententry",
                "snapshotevententry",
                "tokenentry",
                "sagaentry",
                "associationvalueentry",
                "deadletterentry",
                "operation");

        assertThat(database.queryForList(
                        "select lower(table_name) from information_schema.tables where table_schema = 'PUBLIC'",
                        String.class))
                .filteredOn(table -> !engines.contains(table))
                .containsExactlyInAnyOrderElementsOf(
                        QuerySide.TABLES.stream().map(ViewTable::name).toList());
    }

    @Test
    void isTheSameInWhateverOrderAndZoneTheRowsWereWritten() {
        database.execute(CUSTOMER.formatted("a", "2026-01-01 12:00:00.12+00"));
        database.execute(CUSTOMER.formatted("b", "2026-01-01 13:00:00+00"));
        ViewDigest.Views first = digest.now();
        database.execute("delete from customer_view");
        database.execute(CUSTOMER.formatted("b", "2026-01-01 15:00:00+02"));
        database.execute(CUSTOMER.formatted("a", "2026-01-01 12:00:00.12+00"));

        assertThat(digest.now()).isEqualTo(first);
    }

    @Test
    void isAnotherWithAnyOtherValue() {
        database.execute(CUSTOMER.formatted("a", "2026-01-01 12:00:00+00"));
        ViewDigest.Views before = digest.now();
        for (String change : List.of(
                "name = 'N'",
                "country = ''",
                "on_hold = true",
                "version = 5",
                "registered_at = timestamp with time zone '2026-01-01 12:00:00.001+00'",
                "account_date = date '0001-01-02'",
                "details = '{ }'")) {
            database.execute("update customer_view set " + change);
            ViewDigest.Views after = digest.now();
            assertThat(after.sha256()).as(change).isNotEqualTo(before.sha256());
            before = after;
        }
        database.execute("insert into order_customer_name (customer_id, name) values ('a', 'Name')");
        assertThat(digest.now().sha256()).isNotEqualTo(before.sha256());
    }

    @Test
    void countsTheRowsOfEachTable() {
        database.execute(CUSTOMER.formatted("a", "2026-01-01 12:00:00+00"));

        assertThat(digest.now().tables())
                .extracting(ViewDigest.Table::name, ViewDigest.Table::rows)
                .contains(org.assertj.core.groups.Tuple.tuple("customer_view", 1L));
    }
}
