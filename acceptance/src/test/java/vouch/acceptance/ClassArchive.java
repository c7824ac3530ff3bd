package vouch.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * The product's classes as a virtual machine has them in memory, read and verified, in a file for all processes of a
 * build. Whoever needs it first makes it, which takes as long as a few starts.
 */
final class ClassArchive {

    private ClassArchive() {}

    /** Named after the product that it is of: by itself a virtual machine looks at times and lengths alone. */
    static synchronized Path file() {
        try {
            Path file = Path.of(Launch.JAR).resolveSibling("classes-" + checksum(Path.of(Launch.JAR)) + ".jsa");
            if (!Files.exists(file)) {
                make(file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while the classes were archived", e);
        }
    }

    private static String checksum(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file);
                CheckedInputStream checked = new CheckedInputStream(content, new CRC32())) {
            checked.transferTo(OutputStream.nullOutputStream());
            return Long.toHexString(checked.getChecksum().getValue());
        }
    }

    /** Of the classes that a process has met when the demo set is loaded. */
    private static void make(Path file) throws IOException, InterruptedException {
        Path unfinished = Path.of(file + "." + ProcessHandle.current().pid());
        Launch launch = Launch.named("class-archive")
                .unpacked()
                .on(Path.of(unfinished + "-data"))
                .option("-XX:ArchiveClassesAtExit=" + unfinished);
        try (VouchProcess vouch = launch.ready()) {
            vouch.stop();
            vouch.exitCode();
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
