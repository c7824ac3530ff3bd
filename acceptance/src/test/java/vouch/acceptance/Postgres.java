package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A PostgreSQL of its own for a test, durable as an operator's, with an empty database that Vouch may fill. */
public final class Postgres implements Closeable {

    private static final Path BINARIES = Path.of(System.getProperty("vouch.postgres", "target/postgres"));
    private static final Path LOGS = Path.of("target", "product").toAbsolutePath();

    private final int version;
    private final Path data;
    private EmbeddedPostgres postgres;

    /** @param version the major one */
    public Postgres(int version, Path data) throws IOException, SQLException {
        this(version, data, 0);
        execute("postgres", "create role vouch login");
        execute("postgres", "create database vouch owner vouch");
    }

    private Postgres(int version, Path data, int port) throws IOException {
        this.version = version;
        this.data = data;
        postgres = start(port);
    }

    /** What a standby is that has everything of this one, and was promoted. */
    Postgres promoted(Path copy, int port) throws IOException, SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : (Iterable<Path>) files.filter(file -> !file.endsWith("postmaster.pid"))::iterator) {
                    Files.copy(file, copy.resolve(data.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            try (ResultSet label = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(copy.resolve("backup_label"), label.getString(1));
            }
        }
        try (Stream<Path> log = Files.list(data.resolve("pg_wal"))) {
            for (Path segment : (Iterable<Path>) log.filter(Files::isRegularFile)::iterator) {
                Files.copy(
                        segment,
                        copy.resolve("pg_wal").resolve(segment.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        // What was set on the other one only.
        Files.delete(copy.resolve("postgresql.auto.conf"));
        return new Postgres(version, copy, port);
    }

    /** Every connection goes on, and none may write any more. */
    void demote() throws SQLException {
        execute("postgres", "alter system set default_transaction_read_only = on");
        execute("postgres", "select pg_reload_conf()");
    }

    int port() {
        return postgres.getPort();
    }

    /** Whoever is connected is thrown out, as when an operator restarts it. */
    void stop() throws IOException {
        close();
    }

    /** Where it was, with what it had. */
    void startAgain() throws IOException {
        postgres = start(postgres.getPort());
    }

    /** @param port 0 for a free one */
    private EmbeddedPostgres start(int port) throws IOException {
        Path log = Files.createDirectories(LOGS).resolve("postgres-" + version + ".log");
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setPgBinaryResolver((system, hardware) -> binaries(version))
                .setOverrideWorkingDirectory(BINARIES.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Bounded.HANGING)
                // Both are off by default there, for speed. A commit that was answered must be on the disk.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "100")
                // None by default, but an operator may have some.
                .setServerConfig("max_prepared_transactions", "5")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** What an operator's hand might do to the tables of Vouch. */
    void execute(String sql) throws SQLException {
        execute("vouch", sql);
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Where Vouch finds it. */
    public String setting() {
        return "--spring.datasource.url=" + url();
    }

    public String url() {
        return postgres.getJdbcUrl("vouch", "vouch");
    }

    /** The one archive that the copied artifact holds. */
    private static InputStream binaries(int version) throws IOException {
        try (ZipFile artifact =
                new ZipFile(BINARIES.resolve("postgres-" + version + ".jar").toFile())) {
            ZipEntry archive = artifact.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findAny()
                    .orElseThrow();
            return new ByteArrayInputStream(artifact.getInputStream(archive).readAllBytes());
        }
    }

    /** The first of its processes, while it runs. */
    public Optional<ProcessHandle> postmaster() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).trim()));
    }

    /** Comes back when it has ended, for which it is given no more than 5 s by itself. */
    @Override
    public void close() throws IOException {
        Optional<ProcessHandle> postmaster = postmaster();
        postgres.close();
        boolean ended =
                Bounded.until(() -> postmaster.filter(ProcessHandle::isAlive).isEmpty());
        assertThat(ended).as("PostgreSQL has ended").isTrue();
    }
}
