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
import vouch.engine.views.Place;
import vouch.engine.views.ViewTable;

/** A view is stored in the same way in both of its places. */
class SecondPlaceTest {

    private final JdbcDataSource source = new JdbcDataSource();
    private final JdbcTemplate database = new JdbcTemplate(source);

    @BeforeEach
    void makeTables() {
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        for (String script : List.of(
                "V1__event_store",
                "V3__views",
                "V4__dead_letters",
                "V11__waiting_and_dates_in_the_views",
                "V14__history",
                "V19__holds_of_processors",
                "V19_1__second_place_of_each_view",
                "V21__exposure_by_index")) {
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(new ClassPathResource("db/migration/h2/" + script + ".sql")), source);
        }
    }

    @Test
    void hasTheSameColumnsAndIndexes() {
        for (ViewTable table : QuerySide.TABLES) {
            String second = Place.SECOND.table(table.name());
            assertThat(columns(second)).as(second).isNotEmpty().isEqualTo(columns(table.name()));
            assertThat(indexes(second)).as(second).isNotEmpty().isEqualTo(indexes(table.name()));
        }
    }

    @Test
    void isThereForEachViewWithTheFormOfThisRelease() {
        assertThat(database.queryForList("select view_name from view_place", String.class))
                .containsExactlyInAnyOrderElementsOf(QuerySide.FORMS.keySet())
                .containsExactlyInAnyOrderElementsOf(QuerySide.TABLES.stream()
                        .map(ViewTable::processor)
                        .distinct()
                        .toList());
        assertThat(database.queryForList("select processor from processor_hold", String.class))
                .containsExactlyInAnyOrderElementsOf(QuerySide.FORMS.keySet().stream()
                        .map(Place.SECOND::processor)
                        .toList());
    }

    private List<?> columns(String table) {
        return database.queryForList(
                "select column_name, data_type, is_nullable, character_maximum_length, datetime_precision"
                        + " from information_schema.columns where lower(table_name) = ? order by column_name",
                table);
    }

    /** The columns of each index, in its order. */
    private List<String> indexes(String table) {
        return database.queryForList(
                """
                select listagg(column_name || ' ' || ordering_specification, ', ') within group (order by ordinal_position) as columns
                from information_schema.index_columns where lower(table_name) = ? group by index_name order by columns
                """,
                String.class,
                table);
    }
}
