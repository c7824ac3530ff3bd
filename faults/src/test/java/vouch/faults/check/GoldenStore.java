package vouch.faults.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;

/** The store of the first release, which was stopped while an order had no decision yet. */
public final class GoldenStore {

    private static final Path FILE = Path.of("../app/src/test/resources/golden/store-1.zip");

    private GoldenStore() {}

    /** Returns the URL of a copy. */
    public static String unpackedTo(Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(FILE))) {
            Files.copy(zip, folder.resolve(zip.getNextEntry().getName()));
        }
        return "jdbc:h2:file:" + folder.resolve("vouch") + ";ACCESS_MODE_DATA=r";
    }
}
