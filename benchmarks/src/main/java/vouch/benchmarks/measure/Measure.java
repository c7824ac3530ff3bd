package vouch.benchmarks.measure;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import vouch.benchmarks.Machine;
import vouch.benchmarks.Measured;
import vouch.benchmarks.Options;
import vouch.benchmarks.Unusable;

/** The command {@code measure}: every repeat takes every stage once, so that a disturbance hits all of them alike. */
public final class Measure {

    private Measure() {}

    public static void run(Options options, PrintStream out) throws Exception {
        options.only(
                "url",
                "user",
                "token",
                "process",
                "database",
                "database-process",
                "machine",
                "seconds",
                "repeats",
                "out");
        Vouch vouch = new Vouch(urls(options), signIn(options));
        Duration time = Duration.ofSeconds(options.count("seconds", 6));
        int repeats = options.count("repeats", 3);
        Optional<Database> database = options.one("database").map(Database::new);
        Cpu nodes = new Cpu(options.counts("process"));
        if (nodes.processes().size() != urls(options).size()) {
            throw new Unusable("--process PID of each node is needed");
        }
        Cpu databaseCpu = new Cpu(options.counts("database-process"));
        Samples samples = new Samples(out);
        OrderStages orders = new OrderStages(vouch, nodes, databaseCpu, database, time, samples);
        PartStages parts = new PartStages(vouch, nodes, databaseCpu, database, time, samples);

        out.println("warming up");
        orders.warmUp();
        for (int repeat = 1; repeat <= repeats; repeat++) {
            out.printf("repeat %d of %d%n", repeat, repeats);
            orders.all();
            parts.all();
        }
        Measured measured = new Measured(
                options.one("machine").orElseGet(Machine::words),
                Runtime.getRuntime().availableProcessors(),
                nodes.processes().size(),
                samples.spreads());
        out.println();
        out.print(measured.table());
        options.one("out").map(Path::of).ifPresent(measured::write);
    }

    /** An argument is in the list of processes for everybody, and a variable is not. */
    private static Optional<String> signIn(Options options) {
        Optional<String> token = options.one("token").or(() -> Optional.ofNullable(System.getenv("SIGN_IN_TOKEN")));
        Optional<String> user = options.one("user").or(() -> Optional.ofNullable(System.getenv("SIGN_IN_USER")));
        return token.map(text -> "Bearer " + text).or(() -> user.map(text -> text.getBytes(StandardCharsets.UTF_8))
                .map(text -> "Basic " + Base64.getEncoder().encodeToString(text)));
    }

    private static List<URI> urls(Options options) {
        List<String> urls = options.all("url").isEmpty() ? List.of("http://127.0.0.1:8080") : options.all("url");
        urls.forEach(url -> {
            if (!url.matches("https?://[^/?#\\s]+")) {
                throw new Unusable("not a base URL: '" + url + "'");
            }
        });
        return urls.stream().map(URI::create).toList();
    }
}
