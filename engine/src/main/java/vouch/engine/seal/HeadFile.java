package vouch.engine.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends heads to a file, one a line: time, position and hash. */
final class HeadFile {

    private final Path file;

    HeadFile(Path file) {
        this.file = file;
    }

    /** Returns when it is on the disk. */
    void keep(SealHead head) {
        try {
            Files.writeString(
                    file,
                    "%s %d %s%n".formatted(head.sealedAt(), head.position(), head.hash()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written.", e);
        }
    }
}
