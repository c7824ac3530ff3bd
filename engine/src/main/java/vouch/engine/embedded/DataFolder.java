package vouch.engine.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The folder of the embedded database. Only its owner may read it: it holds everything that customers owe. */
public class DataFolder implements JdbcConnectionDetails {

    private static final String DATABASE = "vouch";
    private static final String BACKUPS = "backups";

    private final Path folder;

    /** @throws Unusable when the folder cannot be created or written */
    DataFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(this.folder)) {
                Files.createDirectories(this.folder);
            }
            OwnerOnly.restrict(this.folder, DataFolder::isOurs);
            OwnerOnly.create(database());
            Files.delete(Files.createTempFile(this.folder, DATABASE, ".try"));
        } catch (IOException e) {
            throw new Unusable(this.folder, e);
        }
    }

    /** The file of the database; empty before the first start. */
    Path database() {
        return folder.resolve(DATABASE + ".mv.db");
    }

    /** The size of the database, in bytes. */
    public long size() throws IOException {
        return Files.size(database());
    }

    /** The folder of the database's copies. It is created if it does not exist. */
    public Path backups() throws IOException {
        Path backups = folder.resolve(BACKUPS);
        if (!Files.isDirectory(backups)) {
            Files.createDirectory(backups);
            OwnerOnly.restrict(backups, DataFolder::isOurs);
        }
        return backups;
    }

    /** Creates an empty file among the database's copies. */
    public Path backup(String name) throws IOException {
        Path backup = backups().resolve(name);
        OwnerOnly.create(backup);
        return backup;
    }

    /**
     * A commit is written before it is acknowledged. Without {@code WRITE_DELAY=0} a killed process loses what it had
     * acknowledged. Overwritten space is reused after 5 s instead of 45 s, or the file would grow by gigabytes under
     * load. Spring closes the database, because the driver's own shutdown hook would run too early.
     */
    @Override
    public String getJdbcUrl() {
        return "jdbc:h2:file:" + folder.resolve(DATABASE)
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

    private static boolean isOurs(Path inside) {
        String name = inside.getFileName().toString();
        return name.startsWith(DATABASE) || name.equals(BACKUPS);
    }

    /** The folder cannot be used; the process cannot start. */
    public static final class Unusable extends RuntimeException {

        Unusable(Path folder, IOException cause) {
            super(folder.toString(), cause);
        }
    }
}
