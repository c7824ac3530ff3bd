package vouch.engine.consistency;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vouch.engine.eventstore.EventNode;
import vouch.engine.eventstore.PostgresTables;

/** On PostgreSQL, where numbers are given out before commits. */
class HandledEventsIT extends HandledEventsContract {

    @TempDir
    private static Path data;

    private static PostgresTables tables;

    @BeforeAll
    static void startPostgres() throws Exception {
        tables = new PostgresTables(data);
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        tables.close();
    }

    @BeforeEach
    void begin() {
        tables.empty();
    }

    @Override
    EventNode node() {
        return tables.node();
    }

    @Override
    DataSource database() {
        return tables.database();
    }
}
