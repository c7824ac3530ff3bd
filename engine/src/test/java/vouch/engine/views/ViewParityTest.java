package vouch.engine.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vouch.engine.views.ViewParity.Difference;
import vouch.engine.views.ViewParity.Report;

class ViewParityTest {

    private static final int MORE_THAN_TWO_PAGES = 1_100;

    private final DataSource source = ShelfPlaces.inMemory();
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final ViewPlaces places = new ViewPlaces(database, ShelfPlaces.TABLES);
    private final ViewParity parity = new ViewParity(new JdbcTransactionManager(source), places, ShelfPlaces.TABLES);
    private final JdbcTemplate first = places.in(Place.FIRST);
    private final JdbcTemplate second = places.in(Place.SECOND);

    private Report report() {
        return parity.of(ShelfPlaces.VIEW, () -> {});
    }

    private void fillBoth() {
        for (JdbcTemplate place : List.of(first, second)) {
            for (int book = 0; book < MORE_THAN_TWO_PAGES; book++) {
                ShelfPlaces.put(place, "room" + book % 3, book, "title");
            }
        }
    }

    @Test
    void findsNothingWhereAllRowsAreTheSame() {
        fillBoth();

        Report report = report();

        assertThat(report.same()).isTrue();
        assertThat(report.tables())
                .containsExactly(new ViewParity.Table("shelf", MORE_THAN_TWO_PAGES, MORE_THAN_TWO_PAGES, 0));
    }

    @Test
    void findsNothingInEmptyTables() {
        assertThat(report().tables()).containsExactly(new ViewParity.Table("shelf", 0, 0, 0));
    }

    @Test
    void showsBothFormsOfEachRowThatDiffers() {
        fillBoth();
        second.update("update shelf set title = 'another' where book = 700");
        second.update("delete from shelf where book = 3");
        ShelfPlaces.put(second, "room0", 5_000, "new");
        ShelfPlaces.put(second, "a room before", 1, "new");
        ShelfPlaces.put(second, "room9", 1, "new");

        Report report = report();

        assertThat(report.same()).isFalse();
        assertThat(report.tables())
                .containsExactly(new ViewParity.Table("shelf", MORE_THAN_TWO_PAGES, MORE_THAN_TWO_PAGES + 2, 5));
        assertThat(report.differences())
                .extracting(ViewParityTest::forms)
                .containsExactlyInAnyOrder(
                        "null {\"book\":1,\"room\":\"a room before\",\"title\":\"new\"}",
                        "{\"book\":3,\"room\":\"room0\",\"title\":\"title\"} null",
                        "null {\"book\":5000,\"room\":\"room0\",\"title\":\"new\"}",
                        "{\"book\":700,\"room\":\"room1\",\"title\":\"title\"} {\"book\":700,\"room\":\"room1\",\"title\":\"another\"}",
                        "null {\"book\":1,\"room\":\"room9\",\"title\":\"new\"}");
    }

    private static String forms(Difference difference) {
        return difference.live() + " " + difference.shadow();
    }

    @Test
    void showsWhatIsReadAsLiveAfterASwitch() {
        ShelfPlaces.put(second, "room", 1, "read");
        ShelfPlaces.makeLive(database, Place.SECOND);

        assertThat(report().differences())
                .extracting(ViewParityTest::forms)
                .containsExactly("{\"book\":1,\"room\":\"room\",\"title\":\"read\"} null");
    }

    @Test
    void doesNotCountARowThatOneOfThemHasALittleLater() {
        ShelfPlaces.put(first, "room", 1, "title");
        List<Integer> looks = new ArrayList<>();

        Report report = parity.of(ShelfPlaces.VIEW, () -> {
            looks.add(1);
            if (looks.size() == 2) {
                ShelfPlaces.put(second, "room", 1, "title");
            }
        });

        assertThat(report.same()).isTrue();
        assertThat(report.differences()).isEmpty();
    }

    @Test
    void countsEveryRowAndShowsABoundedNumber() {
        for (int book = 0; book < MORE_THAN_TWO_PAGES; book++) {
            ShelfPlaces.put(first, "room", book, "title");
        }

        Report report = report();

        assertThat(report.tables())
                .containsExactly(new ViewParity.Table("shelf", MORE_THAN_TWO_PAGES, 0, MORE_THAN_TWO_PAGES));
        assertThat(report.differences()).hasSize(100);
    }
}
