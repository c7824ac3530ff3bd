package vouch.engine.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes all rights to files and folders from everyone but their owner. Does nothing where the file system has no
 * rights.
 */
final class OwnerOnly {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Creates an empty file, unless it exists. */
    static void create(Path file) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file);
            restrict(file);
        }
    }

    /**
     * Restricts what is ours in a folder, and below it. It restricts the folder itself only if nothing else is in it,
     * because others may have to reach that.
     */
    static void restrict(Path folder, Predicate<Path> isOurs) throws IOException {
        List<Path> inside = inside(folder);
        if (inside.stream().allMatch(isOurs)) {
            restrict(folder);
        }
        for (Path ours : inside.stream().filter(isOurs).toList()) {
            if (Files.isDirectory(ours)) {
                restrict(ours, isOurs);
            } else {
                restrict(ours);
            }
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList();
        }
    }

    private static void restrict(Path path) throws IOException {
        Set<PosixFilePermission> rights = Files.isDirectory(path) ? FOLDER : FILE;
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")
                || rights.containsAll(Files.getPosixFilePermissions(path))) {
            return;
        }
        try {
            Files.setPosixFilePermissions(path, rights);
        } catch (FileSystemException e) {
            // A volume may belong to another user, who then decides who reads it.
            LOG.warn("Others may read {}, and Vouch may not change that: {}", path, e.getReason());
        }
    }
}
