package vouch.faults.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;

/** The stores of releases. The first was stopped while an order had no decision yet, in the third an order waits. */
public final class GoldenStore {

    private static final Path STORES = Path.of("../app/src/test/resources/golden");

    private GoldenStore() {}

    /** Returns the URL of a copy of the first. */
    public static String unpackedTo(Path folder) throws IOException {
        return unpackedTo(folder, 1);
    }

    static String unpackedTo(Path folder, int number) throws IOException {
        Path store = STORES.resolve("store-" + number + ".zip");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(store))) {
            Files.copy(zip, folder.resolve(zip.getNextEntry().getName()));
        }
        return "jdbc:h2:file:" + folder.resolve("vouch") + ";ACCESS_MODE_DATA=r";
    }
}
