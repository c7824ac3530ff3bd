package vouch.acceptance;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Holds a running Vouch against conformance sets, from the command line. */
public final class Conformance {

    static final int EQUAL = 0;
    static final int DIFFERENT = 1;
    static final int UNUSABLE = 2;

    /**
     * How long a call may take until it is answered for good, and an account until it shows its last operation. When a
     * node is killed, another one takes over what it was working off only after 30 seconds.
     */
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private Conformance() {}

    /** Ends with 0 when everything is equal, 1 on differences, 2 on input that cannot be used. */
    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(System.out, arguments));
    }

    /** Returns what {@link #main} ends with. */
    public static int run(PrintStream out, String... arguments) throws InterruptedException {
        Report report = new Report(out);
        CommandLine command;
        List<ConformanceSet> sets;
        try {
            command = CommandLine.of(arguments);
            sets = command.folders().stream().map(ConformanceSet::read).toList();
        } catch (MalformedInput e) {
            report.say(e.getMessage());
            return UNUSABLE;
        }
        int differences = 0;
        for (ConformanceSet set : sets) {
            Vouch vouch = new Vouch(command.addresses(), PATIENCE);
            Workers workers = new Workers(command.parallel());
            differences += new Run(set, vouch, workers, PATIENCE, report).go().size();
        }
        return differences == 0 ? EQUAL : DIFFERENT;
    }
}
