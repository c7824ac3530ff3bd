package vouch.benchmarks.compare;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A PostgreSQL of its own for one contestant, durable as an operator's, with an empty database. */
final class Postgres implements Closeable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(10);

    static {
        // Nobody reads what the library that starts it would log.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    private final EmbeddedPostgres postgres;
    private final Path data;

    Postgres(Path binaries, Path folder) throws IOException, SQLException {
        data = folder.resolve("data");
        postgres = EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, hardware) -> archive(binaries))
                .setOverrideWorkingDirectory(binaries.getParent().toFile())
                .setDataDirectory(data)
                .setPGStartupWait(START_TIMEOUT)
                // Both are off by default there, for speed. A commit that was answered must be on the disk.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "100")
                .setOutputRedirector(
                        Redirect.appendTo(folder.resolve("postgres.log").toFile()))
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role vouch login");
            statement.execute("create database vouch owner vouch");
        }
    }

    /** @param profiles of Vouch */
    Place place(String profiles, List<String> moreForVouch, List<String> moreForStock) throws IOException {
        String url = "--spring.datasource.url=" + url();
        List<String> vouch = new ArrayList<>(List.of("--spring.profiles.active=" + profiles, url));
        vouch.addAll(moreForVouch);
        List<String> stock = new ArrayList<>(List.of(url));
        stock.addAll(moreForStock);
        return new Place(url(), vouch, stock, List.of(process()), data.resolve("base"), this);
    }

    private String url() {
        return postgres.getJdbcUrl("vouch", "vouch");
    }

    /** The one that has all others as its children. */
    private long process() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    }

    /** The one archive that the copied artifact holds. */
    private static InputStream archive(Path binaries) throws IOException {
        try (ZipFile artifact = new ZipFile(binaries.toFile())) {
            ZipEntry archive = artifact.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findAny()
                    .orElseThrow();
            return new ByteArrayInputStream(artifact.getInputStream(archive).readAllBytes());
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
