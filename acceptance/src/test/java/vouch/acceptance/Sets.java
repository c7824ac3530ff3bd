package vouch.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The conformance sets of this build. */
final class Sets {

    private static final Path HAND_MADE = Path.of("src/test/resources/conformance");

    private Sets() {}

    static ConformanceSet handMade() {
        return ConformanceSet.read(HAND_MADE.resolve("handmade"));
    }

    /** Also the second part of the credit rules: terms, waiting, overdue, eligibility. */
    static ConformanceSet handMadeTerms() {
        return ConformanceSet.read(HAND_MADE.resolve("handmade-terms"));
    }

    /** Four months of trade, from outside of the project: nothing, and a word about it, where there are none. */
    static Optional<ConformanceSet> trade(Report report) {
        return outside(folder(), report);
    }

    /** Both parts of the credit rules, from beside the trade. */
    static Optional<ConformanceSet> terms(Report report) {
        return outside(folder().resolveSibling(folder().getFileName() + "-2"), report);
    }

    /** One customer whose queue of waiting orders runs full. */
    static Optional<ConformanceSet> queue(Report report) {
        return outside(folder().resolveSibling(folder().getFileName() + "-2").resolve("queue"), report);
    }

    private static Path folder() {
        return Path.of(System.getProperty("vouch.conformance")).normalize();
    }

    private static Optional<ConformanceSet> outside(Path folder, Report report) {
        if (Files.isDirectory(folder)) {
            return Optional.of(ConformanceSet.read(folder));
        }
        report.say("There is no folder " + folder + ": it was not run.");
        return Optional.empty();
    }
}
