package vouch.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import vouch.benchmarks.compare.Compare;
import vouch.benchmarks.compare.Growth;
import vouch.benchmarks.compare.History;
import vouch.benchmarks.compare.Inside;
import vouch.benchmarks.compare.Pages;
import vouch.benchmarks.compare.Start;
import vouch.benchmarks.measure.Measure;
import vouch.benchmarks.scale.Scale;
import vouch.benchmarks.scale.Skew;

/** Compares and measures Vouch, and computes what more of it would carry, from the command line. */
public final class Benchmarks {

    private static final String USAGE =
            """
            usage: java -jar benchmarks.jar compare [--short] [--seconds 5] [--repeats 5] [--clients vouch=32]... [--out FOLDER]
                   java -jar benchmarks.jar growth [--orders 1000000] [--seconds 3] [--out FOLDER]
                   java -jar benchmarks.jar history [--events 1000000] [--seconds 15] [--out FOLDER]
                   java -jar benchmarks.jar pages [--orders 1000000] [--customers 100000] [--rate 200] [--seconds 180] [--out FOLDER]
                   java -jar benchmarks.jar start [--repeats 5] [--orders 5000] [--out FOLDER]
                   java -jar benchmarks.jar snapshots [--out FOLDER]
                   java -jar benchmarks.jar events [--events 200000] [--out FOLDER]
                   java -jar benchmarks.jar measure [--url http://127.0.0.1:8080]... [--user NAME:PASSWORD | --token TOKEN] --process PID...
                       [--database JDBC-URL] [--database-process PID] [--machine TEXT]
                       [--seconds 6] [--repeats 3] [--out FILE]
                   java -jar benchmarks.jar scale MEASURED.json [DOCUMENT.md]
                   java -jar benchmarks.jar skew OPERATIONS.csv""";

    private Benchmarks() {}

    /** Ends with 0 when it is done, 2 on what cannot be used. */
    public static void main(String... arguments) throws Exception {
        System.exit(run(System.out, arguments));
    }

    /** @return 0 when it is done, 2 on what cannot be used */
    public static int run(PrintStream out, String... arguments) throws Exception {
        String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        try {
            switch (arguments.length == 0 ? "" : arguments[0]) {
                case "compare" -> Compare.run(Options.of(rest), out);
                case "growth" -> Growth.run(Options.of(rest), out);
                case "history" -> History.run(Options.of(rest), out);
                case "pages" -> Pages.run(Options.of(rest), out);
                case "start" -> Start.run(Options.of(rest), out);
                case "snapshots" -> Inside.snapshots(Options.of(rest), out);
                case "events" -> Inside.events(Options.of(rest), out);
                case "measure" -> Measure.run(Options.of(rest), out);
                case "scale" -> Scale.run(Options.of(rest), out);
                case "skew" -> Skew.run(Options.of(rest), out);
                default -> throw new Unusable(USAGE);
            }
            return 0;
        } catch (Unusable e) {
            out.println(e.getMessage());
            return 2;
        }
    }
}
