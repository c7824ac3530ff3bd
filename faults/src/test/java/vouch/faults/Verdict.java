package vouch.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import vouch.faults.check.History;
import vouch.faults.check.Operation.Outcome;

/**
 * What came of a run, as one line of JSON.
 *
 * @param strikes how often the fault struck
 * @param counted how often while something was in flight
 * @param recoveries milliseconds from each strike until every client was served again, in ascending order
 * @param figures of this kind of fault alone
 * @param violations of promises, as the checker found them, and answers that no client must see
 */
record Verdict(
        String fault,
        String shape,
        long seed,
        int strikes,
        int counted,
        History history,
        List<Long> recoveries,
        Map<String, ?> figures,
        List<String> violations) {

    private static final Path LINES = Path.of("target", "faults.jsonl");
    private static final int MOST_SHOWN = 20;

    void say() throws IOException {
        String line = JsonMapper.shared().writeValueAsString(line());
        System.out.println(line);
        Files.writeString(LINES, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("fault", fault);
        line.put("shape", shape);
        line.put("seed", seed);
        line.put("runs", 1);
        line.put("faults", strikes);
        line.put("counted", counted);
        line.put("ok", count(Outcome.OK));
        line.put("fail", count(Outcome.FAIL));
        line.put("unknown", count(Outcome.UNKNOWN));
        line.put("violations", violations.size());
        line.put("longestAnswerMillis", longestAnswerMillis());
        if (!recoveries.isEmpty()) {
            line.put("recoveryMillisP50", recoveries.get(recoveries.size() / 2));
            line.put("recoveryMillisMax", recoveries.get(recoveries.size() - 1));
        }
        line.putAll(figures);
        line.put("found", violations.stream().limit(MOST_SHOWN).toList());
        return line;
    }

    /** The longest that a client waited, whatever came of it. Some ask to wait for 30 s, until the saga is through. */
    private long longestAnswerMillis() {
        long nanos = history.operations().stream()
                .filter(operation -> operation.returnedAt() != Long.MAX_VALUE)
                .mapToLong(operation -> operation.returnedAt() - operation.invokedAt())
                .max()
                .orElse(0);
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    long count(Outcome outcome) {
        return history.operations().stream()
                .filter(operation -> operation.outcome() == outcome)
                .count();
    }
}
