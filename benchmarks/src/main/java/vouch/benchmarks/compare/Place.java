package vouch.benchmarks.compare;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database of one contestant's own.
 *
 * @param url for JDBC, with the user
 * @param vouchSettings with which Vouch finds it
 * @param stockSettings with which stock Axon does
 * @param processes of the database; none when it is in the contestant's own
 * @param data the files of its tables, without logs
 * @param database to be closed afterwards
 */
record Place(
        String url,
        List<String> vouchSettings,
        List<String> stockSettings,
        List<Long> processes,
        Path data,
        Closeable database) {

    /** What the files of the tables take, with the room that nothing is in. */
    double storedBytes() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
