package vouch.app.cleanroom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.FileSystemUtils;
import vouch.app.StartRefused;
import vouch.app.side.Sides;
import vouch.engine.transfer.EventCopying;

/**
 * Prepares a Vouch that shows what was known at a point of the past: with a copy of the events up to there, in a data
 * folder that is deleted at the end, and with the sides query and console only. So it takes no command, runs no saga and
 * no deadline, and sends nothing. The source is only read.
 */
public final class CleanRoom implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger("vouch");
    private static final String UNTIL = "vouch.until";
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");
    private static final String DATABASE = "vouch.mv.db";
    private static final String USER = "vouch";

    private final boolean transfer;

    /** @param transfer whether the process exports or imports events, which no clean room does */
    public CleanRoom(boolean transfer) {
        this.transfer = transfer;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String source = environment.getProperty(Sides.CLEAN_ROOM);
        String until = environment.getProperty(UNTIL);
        if (source == null) {
            if (until != null) {
                throw new StartRefused(
                        UNTIL + " is the end of a clean room, and there is none",
                        "give " + Sides.CLEAN_ROOM + ", too, or leave it out");
            }
            return;
        }
        if (transfer) {
            throw new StartRefused(
                    "a clean room exports and imports nothing", "leave out " + Sides.CLEAN_ROOM + ", or the command");
        }
        if (environment.acceptsProfiles(Profiles.of("postgres | axonserver"))) {
            throw new StartRefused(
                    "a clean room has an embedded database of its own",
                    "leave out the profiles postgres and axonserver; the JDBC URL of a PostgreSQL is a value of "
                            + Sides.CLEAN_ROOM);
        }
        Path folder = fill(source, end(until), environment);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "cleanRoom",
                        Map.of(
                                "vouch.data-dir",
                                folder.toString(),
                                "vouch.sides",
                                "query,console",
                                "vouch.demo",
                                "false")));
    }

    private static EventCopying.End end(String until) {
        if (until == null) {
            return new EventCopying.End(null, null);
        }
        if (POSITION.matcher(until).matches()) {
            return new EventCopying.End(Long.valueOf(until), null);
        }
        try {
            return new EventCopying.End(null, Instant.parse(until));
        } catch (DateTimeParseException e) {
            throw new StartRefused(
                    "%s is %s, neither a position nor a time".formatted(UNTIL, until),
                    "write the position of an event, or a time in UTC such as 2026-01-31T12:00:00Z");
        }
    }

    private static Path fill(String source, EventCopying.End end, ConfigurableEnvironment environment) {
        try {
            Path folder = Files.createTempDirectory("vouch-clean-room-");
            SpringApplication.getShutdownHandlers().add(() -> delete(folder));
            String own = "jdbc:h2:file:" + folder.resolve("vouch");
            Flyway.configure()
                    .dataSource(own, USER, "")
                    .locations("classpath:db/migration/h2")
                    .load()
                    .migrate();
            try (Connection from = open(source, folder, environment);
                    Connection to = DriverManager.getConnection(own, USER, "")) {
                LOG.info("The clean room has a copy of {}.", new EventCopying(from, to).upTo(end));
            }
            return folder;
        } catch (IOException e) {
            throw new StartRefused(
                    "the backup %s cannot be read, or there is no room to unpack it (%s)"
                            .formatted(source, e.getClass().getSimpleName()),
                    "give a file that POST /admin/backups has made, or a JDBC URL");
        } catch (SQLException e) {
            throw new StartRefused(
                    "the events of %s cannot be read (%s)"
                            .formatted(source, e.getMessage().replaceAll("\\.$", "")),
                    "stop the Vouch whose file it is, or take a backup of it; a database server wants"
                            + " spring.datasource.username and spring.datasource.password");
        }
    }

    private static Connection open(String source, Path folder, ConfigurableEnvironment environment)
            throws IOException, SQLException {
        boolean isUrl = source.startsWith("jdbc:");
        String url = isUrl ? source : "jdbc:h2:file:" + unpacked(Path.of(source), folder.resolve("source"));
        boolean embedded = url.startsWith("jdbc:h2:");
        return DriverManager.getConnection(
                embedded ? url + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE" : url,
                embedded ? USER : environment.getProperty("spring.datasource.username", USER),
                embedded ? "" : environment.getProperty("spring.datasource.password", ""));
    }

    /** Returns the path of the database as H2 wants it, without the ending of the file. */
    private static Path unpacked(Path backup, Path folder) throws IOException {
        Files.createDirectory(folder);
        try (InputStream file = Files.newInputStream(backup);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(DATABASE)) {
                    Files.copy(zip, folder.resolve(DATABASE));
                    return folder.resolve("vouch");
                }
            }
        }
        throw new IOException("It has no " + DATABASE);
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("Delete {} by hand: it has a copy of all events.", folder);
        }
    }
}
