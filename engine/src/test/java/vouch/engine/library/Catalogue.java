package vouch.engine.library;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.engine.library.Book.BookBought;
import vouch.engine.library.Book.BookLent;

/** A table of the books, and of who has them. */
@Component
class Catalogue {

    private final JdbcTemplate database;

    Catalogue(JdbcTemplate database) {
        this.database = database;
        database.execute("create table if not exists catalogue (book varchar(99) primary key, reader varchar(99))");
    }

    @EventHandler
    void on(BookBought event) {
        database.update("insert into catalogue (book) values (?)", event.book());
    }

    @EventHandler
    void on(BookLent event) {
        database.update("update catalogue set reader = ? where book = ?", event.reader(), event.book());
    }

    void refuse(String book) {
        database.execute("alter table catalogue add constraint refused check (book <> '" + book + "')");
    }

    void refuseNothing() {
        database.execute("alter table catalogue drop constraint refused");
    }

    /** Each book with its reader. */
    List<String> entries() {
        return database.queryForList("select concat_ws(' ', book, reader) from catalogue order by book", String.class);
    }
}
