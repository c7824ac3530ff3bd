package vouch.engine.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class TablesToEmptyTest {

    private static final int MANY = RowBatch.MOST_TO_DELETE + 1;

    private final DataSource source = ShelfPlaces.inMemory();
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final ViewPlaces places = new ViewPlaces(database, ShelfPlaces.TABLES);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));

    @BeforeEach
    void fill() {
        DatabasePopulatorUtils.execute(
                new ResourceDatabasePopulator(new ClassPathResource("db/migration/h2/V22__tables_to_empty.sql")),
                source);
        for (String table : new String[] {"shelf", "shelf_2"}) {
            database.update("insert into " + table + " select 'hall', x, 'title' from system_range(1, ?)", MANY);
        }
    }

    private int count(Place place) {
        return places.in(place).queryForObject("select count(*) from shelf", Integer.class);
    }

    private int left() {
        return database.queryForObject("select count(*) from table_to_empty", Integer.class);
    }

    @ParameterizedTest
    @EnumSource
    void areEmptyAfterTheCommitInTheirPlaceOnly(Place place) {
        transaction.executeWithoutResult(status -> RowBatch.deleteAll(places.in(place), "shelf"));

        assertThat(count(place)).isZero();
        assertThat(count(place.other())).isEqualTo(MANY);
        assertThat(left()).isZero();
    }

    @Test
    void keepTheirRowsWhenTheTransactionFails() {
        transaction.executeWithoutResult(status -> {
            RowBatch.deleteAll(places.in(Place.FIRST), "shelf");
            status.setRollbackOnly();
        });

        assertThat(count(Place.FIRST)).isEqualTo(MANY);
        assertThat(left()).isZero();
    }

    @Test
    void areEmptiedOnceNobodyWritesThemAnyMore() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Void> emptied = transaction.execute(writing -> {
            ShelfPlaces.put(database, "attic", 1, "late");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                    () -> new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(status -> {
                        RowBatch.deleteAll(places.in(Place.FIRST), "shelf");
                        asked.countDown();
                    }));
            await(asked);
            return waiting;
        });
        emptied.get();

        assertThat(count(Place.FIRST)).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void areEmptiedByTheNextStartAfterAKill() {
        database.update("insert into table_to_empty values ('shelf_2')");

        TablesToEmpty.emptyAll(database);

        assertThat(count(Place.SECOND)).isZero();
        assertThat(count(Place.FIRST)).isEqualTo(MANY);
        assertThat(left()).isZero();
    }
}
