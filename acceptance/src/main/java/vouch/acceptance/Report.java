package vouch.acceptance;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** All that the driver says. */
final class Report {

    private static final int DIFFERENCES_SHOWN = 20;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void start(ConformanceSet set, Addresses addresses) {
        line(
                "%s: %,d operations and %,d accounts, against %s",
                set.folder(), set.operations().size(), set.accounts().size(), addresses);
    }

    void progress(String what, long done, int total, long perSecond, int differences) {
        line("  %,d/%,d %s, %,d per second, %,d differences", done, total, what, perSecond, differences);
    }

    void end(Tally tally, Repeats repeats, Duration elapsed) {
        tally.counts().forEach((what, count) -> line("  %-48s %,9d", what, count.sum()));
        for (Repeats.Cause cause : Repeats.Cause.values()) {
            line("  %-48s %,9d", "sent again: " + cause.text, repeats.of(cause));
        }
        List<Difference> differences = tally.differences();
        line("  %,d differences in %.1f s", differences.size(), elapsed.toMillis() / 1000.0);
        differences.stream().limit(DIFFERENCES_SHOWN).forEach(difference -> line("  %s", difference));
        if (differences.size() > DIFFERENCES_SHOWN) {
            line("  … and %,d more", differences.size() - DIFFERENCES_SHOWN);
        }
    }

    void say(String text) {
        line("%s", text);
    }

    private void line(String format, Object... values) {
        // In one call: progress is written by another thread.
        out.print(String.format(Locale.ROOT, format + "%n", values));
        out.flush();
    }
}
