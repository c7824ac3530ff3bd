package vouch.notices;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vouch.engine.Postgres;

/** The outbox on PostgreSQL. */
class OutboxOnPostgresIT extends OutboxContract {

    @TempDir
    private static Path data;

    private static Postgres postgres;
    private static DataSource source;

    @BeforeAll
    static void start() throws Exception {
        postgres = new Postgres(17, data);
        source = new DriverManagerDataSource(postgres.url());
        Parts.makeTables(source, "postgresql");
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Override
    DataSource database() {
        new JdbcTemplate(source).execute("truncate webhook cascade");
        return source;
    }

    @Override
    String series(int last) {
        return "generate_series(1, " + last + ") x";
    }
}
