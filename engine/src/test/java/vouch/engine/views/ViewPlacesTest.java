package vouch.engine.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ViewPlacesTest {

    private final DataSource source = ShelfPlaces.inMemory();
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final ViewPlaces places = new ViewPlaces(database, ShelfPlaces.TABLES);
    private final JdbcTemplate first = places.in(Place.FIRST);
    private final JdbcTemplate second = places.in(Place.SECOND);

    @BeforeEach
    void fill() {
        ShelfPlaces.put(first, "a", 1, "first");
        ShelfPlaces.put(second, "a", 1, "second");
    }

    private String read() {
        return places.live().queryForObject("select shelf.title from shelf where book = ?", String.class, 1);
    }

    @Test
    void readWhereTheViewIsLive() {
        assertThat(read()).isEqualTo("first");
        assertThat(places.processor(ShelfPlaces.VIEW)).isEqualTo("shelf-view");
        assertThat(places.isShadow("shelf-view-2")).isTrue();

        ShelfPlaces.makeLive(database, Place.SECOND);
        places.read();

        assertThat(read()).isEqualTo("second");
        assertThat(places.processor(ShelfPlaces.VIEW)).isEqualTo("shelf-view-2");
        assertThat(places.isShadow("shelf-view-2")).isFalse();
        assertThat(places.isShadow("shelf-view")).isTrue();
    }

    @Test
    void noticeTheSwitchOfAnotherNode() {
        assertThat(read()).isEqualTo("first");

        ShelfPlaces.makeLive(database, Place.SECOND);

        Awaitility.await().untilAsserted(() -> assertThat(read()).isEqualTo("second"));
    }

    @Test
    void reachTheTableOfAPlaceWithoutParametersToo() {
        second.execute("delete from shelf");

        assertThat(second.queryForObject("select count(*) from shelf", Integer.class))
                .isZero();
        assertThat(database.queryForObject("select count(*) from shelf", Integer.class))
                .isOne();
    }

    @Test
    void takePartInTheTransaction() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));

        transaction.executeWithoutResult(status -> {
            second.update("update shelf set title = 'another'");
            database.update("update shelf set title = 'another'");
            status.setRollbackOnly();
        });

        assertThat(first.queryForObject("select title from shelf", String.class))
                .isEqualTo("first");
        assertThat(second.queryForObject("select title from shelf", String.class))
                .isEqualTo("second");
    }

    @Test
    void stayWhereAReadBegan() {
        Supplier<String> later;
        try (ViewPlaces.Pin pin = places.pin()) {
            later = pin.keeping(this::read);
            ShelfPlaces.makeLive(database, Place.SECOND);
            places.read();

            assertThat(read()).isEqualTo("first");
        }

        assertThat(read()).isEqualTo("second");
        assertThat(later.get()).isEqualTo("first");
        assertThat(read()).isEqualTo("second");
    }
}
