package vouch.engine.views;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A view with one table, in its two places. */
final class ShelfPlaces {

    static final String VIEW = "shelf-view";
    static final List<ViewTable> TABLES = List.of(new ViewTable("shelf", VIEW, List.of("room", "book")));

    private ShelfPlaces() {}

    static DataSource inMemory() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        JdbcTemplate database = new JdbcTemplate(source);
        for (String table : List.of("shelf", "shelf_2")) {
            database.execute(
                    "create table " + table
                            + " (room varchar(64) not null, book bigint not null, title varchar(64), primary key (room, book))");
        }
        database.execute("create table view_place (view_name varchar(64) primary key, live integer)");
        database.update("insert into view_place values (?, 1)", VIEW);
        return source;
    }

    static void makeLive(JdbcTemplate database, Place place) {
        database.update("update view_place set live = ?", place.number());
    }

    static void put(JdbcTemplate place, String room, long book, String title) {
        place.update("insert into shelf (room, book, title) values (?, ?, ?)", room, book, title);
    }
}
