package vouch.engine.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.StandardEnvironment;
import vouch.engine.Postgres;

/** A pool of one connection to a PostgreSQL that asks for a password. */
class PasswordWatchIT {

    private static Postgres postgres;

    private final HikariDataSource pool = new HikariDataSource();
    private final PasswordWatch watch = new PasswordWatch(pool, Optional.empty());
    private PasswordFile file;
    private int before;

    @TempDir
    private Path secrets;

    @BeforeAll
    static void start(@TempDir Path data) throws IOException, SQLException {
        postgres = new Postgres(17, data);
        postgres.requirePassword("old");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void connect() throws IOException, SQLException {
        postgres.setPassword("old");
        write("old");
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new ConfigTreePropertySource("secrets", secrets));
        file = PasswordFile.of(environment).orElseThrow();
        pool.setJdbcUrl(postgres.url());
        pool.setUsername("vouch");
        pool.setPassword("old");
        pool.setMaximumPoolSize(1);
        before = connection();
    }

    @AfterEach
    void close() {
        watch.destroy();
        pool.close();
    }

    @Test
    void takesUpAPasswordThatTheRoleHadFirst() throws Exception {
        postgres.setPassword("new");
        watch.look(file);
        assertThat(connection()).isEqualTo(before);

        write("new");
        watch.look(file);
        assertThat(connection()).isNotEqualTo(before);
    }

    @Test
    void keepsThePasswordThatTheDatabaseAcceptsUntilTheRoleHasTheNewOne() throws Exception {
        write("new");
        watch.look(file);
        assertThat(pool.getPassword()).isEqualTo("old");
        assertThat(connection()).isEqualTo(before);

        postgres.setPassword("new");
        watch.look(file);
        assertThat(connection()).isNotEqualTo(before);
    }

    @Test
    void letsAConnectionInUseFinish() throws Exception {
        postgres.setPassword("new");
        write("new");
        try (Connection used = pool.getConnection()) {
            watch.look(file);
            assertThat(used.isValid(0)).isTrue();
        }
        assertThat(connection()).isNotEqualTo(before);
    }

    @Test
    void looksAgainAfterAFileThatCouldNotBeRead() throws Exception {
        Files.delete(secrets.resolve("spring.datasource.password"));
        watch.look(file);
        assertThat(connection()).isEqualTo(before);

        postgres.setPassword("new");
        write("new");
        watch.look(file);
        assertThat(connection()).isNotEqualTo(before);
    }

    private void write(String password) throws IOException {
        Files.writeString(secrets.resolve("spring.datasource.password"), password);
    }

    /** The number of the server's process. */
    private int connection() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return connection.unwrap(PGConnection.class).getBackendPID();
        }
    }
}
