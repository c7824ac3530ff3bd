package vouch.app.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import vouch.app.web.Problem;
import vouch.engine.embedded.Compaction;
import vouch.engine.embedded.DataFolder;

/**
 * Copies the embedded database while it is in use. The copy is consistent: it has the events, tokens, sagas, deadlines
 * and views of the same transactions. Only a complete copy gets the name of a backup.
 */
@Component
@Profile("!postgres & !axonserver")
class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'vouch-'uuuuMMdd'T'HHmmss.SSS'Z.zip'").withZone(ZoneOffset.UTC);
    private static final String UNFINISHED = ".unfinished";

    private final JdbcTemplate database;
    private final DataFolder data;
    private final Compaction compaction;
    private final Clock clock;

    /** Deletes the unfinished copies of a killed process. */
    Backups(JdbcTemplate database, DataFolder data, Compaction compaction, Clock clock) throws IOException {
        this.database = database;
        this.data = data;
        this.compaction = compaction;
        this.clock = clock;
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(data.backups(), "*" + UNFINISHED)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
    }

    /** Makes one backup at a time. Returns when the copy is complete and flushed to the disk. */
    synchronized Path make() throws IOException {
        String name = NAME.format(clock.instant());
        Path unfinished = data.backup(name + UNFINISHED);
        Path folder = unfinished.getParent();
        Path backup = folder.resolve(name);
        try {
            // A copy would take the disk space that the database itself needs next. Without that space Vouch stops.
            long room = Files.getFileStore(folder).getUsableSpace();
            if (room < data.size()) {
                throw new IOException("The database has %,d bytes, the disk %,d".formatted(data.size(), room));
            }
            compaction.paused(() -> database.update("BACKUP TO ?", unfinished.toString()));
            check(unfinished);
            flush(unfinished, StandardOpenOption.WRITE);
            Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                // Flushes the new name too, so that it survives a power failure.
                flush(folder, StandardOpenOption.READ);
            }
            return backup;
        } catch (IOException | DataAccessException e) {
            LOG.warn("There is no backup {}, because it could not be written", backup, e);
            throw new ErrorResponseException(
                    HttpStatus.INSUFFICIENT_STORAGE,
                    Problem.of(
                            HttpStatus.INSUFFICIENT_STORAGE,
                            HttpStatus.INSUFFICIENT_STORAGE.name(),
                            "The backup could not be written to %s, and nothing of it is left there: make as much room as the database has, and send the request again."
                                    .formatted(folder)),
                    e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Reads the whole copy and checks it, as a restore would. */
    private static void check(Path zip) throws IOException {
        try (ZipFile entries = new ZipFile(zip.toFile())) {
            if (entries.size() == 0) {
                throw new ZipException("It is empty");
            }
            for (ZipEntry entry : (Iterable<ZipEntry>) entries.stream().map(ZipEntry.class::cast)::iterator) {
                try (CheckedInputStream content = new CheckedInputStream(entries.getInputStream(entry), new CRC32())) {
                    content.transferTo(OutputStream.nullOutputStream());
                    if (content.getChecksum().getValue() != entry.getCrc()) {
                        throw new ZipException(entry.getName() + " is damaged");
                    }
                }
            }
        }
    }

    private static void flush(Path path, StandardOpenOption mode) throws IOException {
        try (FileChannel file = FileChannel.open(path, mode)) {
            file.force(true);
        }
    }
}
