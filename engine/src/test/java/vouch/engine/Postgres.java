package vouch.engine;

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
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A PostgreSQL of its own for a test, durable as an operator's, with an empty database and a role that owns it. Both are
 * called {@code vouch}. The build copies the binaries, and the property {@code vouch.postgres} says into which folder.
 */
public final class Postgres implements Closeable {

    private static final Path BINARIES = Path.of(System.getProperty("vouch.postgres", "target/postgres"));
    private static final Path LOGS = Path.of("target").toAbsolutePath();

    /** Enough for a slow machine. */
    private static final Duration HANGING = Duration.ofMinutes(10);

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

    /**
     * Copies this PostgreSQL into another one that runs beside it, like a standby that was promoted.
     *
     * @param copy its data folder
     * @param port 0 for a free one
     */
    public Postgres promoted(Path copy, int port) throws IOException, SQLException {
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

    /** Keeps every connection, and lets none of them write any more. */
    public void demote() throws SQLException {
        execute("postgres", "alter system set default_transaction_read_only = on");
        execute("postgres", "select pg_reload_conf()");
    }

    /** Lets the owner of the database log in with this password only. Open connections stay open. */
    public void requirePassword(String password) throws IOException, SQLException {
        Path rules = data.resolve("pg_hba.conf");
        Files.writeString(rules, "host all vouch all scram-sha-256\n" + Files.readString(rules));
        setPassword(password);
        execute("postgres", "select pg_reload_conf()");
    }

    public void setPassword(String password) throws SQLException {
        execute("postgres", "alter role vouch password '" + password + "'");
    }

    public int port() {
        return postgres.getPort();
    }

    /** Ends every connection, as when an operator restarts it. */
    public void stop() throws IOException {
        close();
    }

    /** Starts it on the same port with the same data. */
    public void startAgain() throws IOException {
        postgres = start(postgres.getPort());
    }

    /** @param port 0 for a free one */
    private EmbeddedPostgres start(int port) throws IOException {
        Path log = LOGS.resolve("postgres-" + version + ".log");
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setPgBinaryResolver((system, hardware) -> binaries(version))
                .setOverrideWorkingDirectory(BINARIES.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(HANGING)
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

    /** Runs a statement as the superuser, in the database of {@link #url()}. */
    public void execute(String sql) throws SQLException {
        execute("vouch", sql);
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The argument with which an application of Spring Boot finds the database. */
    public String setting() {
        return "--spring.datasource.url=" + url();
    }

    /** The JDBC URL of the database, for the role that owns it. */
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

    /** The first of its processes; empty when it does not run. */
    public Optional<ProcessHandle> postmaster() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).trim()));
    }

    /** Returns after it has ended. The library that starts it waits for that at most 5 s. */
    @Override
    public void close() throws IOException {
        Optional<CompletableFuture<ProcessHandle>> ended = postmaster().map(ProcessHandle::onExit);
        postgres.close();
        ended.ifPresent(
                end -> end.orTimeout(HANGING.toMinutes(), TimeUnit.MINUTES).join());
    }
}
