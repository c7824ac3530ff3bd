package vouch.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The conformance sets of this build. */
final class Sets {

    private Sets() {}

    static ConformanceSet handMade() {
        return ConformanceSet.read(Path.of("src/test/resources/conformance/handmade"));
    }

    /** Four months of trade, from outside of the project: nothing, and a word about it, where there are none. */
    static Optional<ConformanceSet> trade(Report report) {
        Path folder = Path.of(System.getProperty("vouch.conformance")).normalize();
        if (Files.isDirectory(folder)) {
            return Optional.of(ConformanceSet.read(folder));
        }
        report.say("There is no folder " + folder + ": only the hand-made set was run.");
        return Optional.empty();
    }
}
