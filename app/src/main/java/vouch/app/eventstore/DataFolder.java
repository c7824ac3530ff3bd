package vouch.app.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import vouch.app.Settings;

/** The folder of the embedded database. Only its owner may read it: it holds everything that customers owe. */
public class DataFolder implements JdbcConnectionDetails {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path folder;

    /** @throws Unusable when it cannot be made or written */
    DataFolder(Settings settings) {
        folder = settings.dataDir().toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                restrict(folder);
            }
            Files.delete(Files.createTempFile(folder, "vouch", ".try"));
        } catch (IOException e) {
            throw new Unusable(folder, e);
        }
    }

    public Path path() {
        return folder;
    }

    /**
     * Committed is stored: without {@code WRITE_DELAY=0} a killed process loses what it had acknowledged. Space that
     * was overwritten is used again after 5 s instead of 45, or the file would grow by gigabytes under load. And Spring
     * closes the database, not the driver's own shutdown hook, which would come first.
     */
    @Override
    public String getJdbcUrl() {
        return "jdbc:h2:file:" + folder.resolve("vouch")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;RETENTION_TIME=5000;TRACE_LEVEL_FILE=0";
    }

    @Override
    public String getUsername() {
        return "vouch";
    }

    @Override
    public String getPassword() {
        return "";
    }

    private static void restrict(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, OWNER_ONLY);
        }
    }

    /** The folder cannot be used; the process cannot start. */
    public static final class Unusable extends RuntimeException {

        Unusable(Path folder, IOException cause) {
            super(folder.toString(), cause);
        }
    }
}
