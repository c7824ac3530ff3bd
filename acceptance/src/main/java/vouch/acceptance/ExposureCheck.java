package vouch.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Holds the list of all exposures against what a set says of each account, in one reading of the list. */
final class ExposureCheck {

    private final Queries queries;
    private final Tally tally;
    private final long deadline;

    ExposureCheck(Vouch vouch, Tally tally, Duration patience) {
        this.queries = new Queries(vouch);
        this.tally = tally;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    void compare(Map<String, ExpectedAccount> accounts) throws InterruptedException {
        Map<String, Map<String, Facts>> byDay = new LinkedHashMap<>();
        accounts.forEach((customer, account) -> {
            ExpectedExposure exposure = account.exposure();
            if (exposure != null) {
                byDay.computeIfAbsent(exposure.on(), day -> new LinkedHashMap<>())
                        .put(customer, exposure.facts());
            }
        });
        for (Map.Entry<String, Map<String, Facts>> day : byDay.entrySet()) {
            compare(day.getKey(), day.getValue());
        }
    }

    private void compare(String day, Map<String, Facts> expected) throws InterruptedException {
        Map<String, Facts> got = new HashMap<>();
        Facts all = new Facts();
        expected.forEach(all::with);
        Facts answer = queries.await(all, asked -> read(day, expected, got, asked), deadline);
        expected.forEach((customer, facts) -> {
            Facts shown = got.getOrDefault(customer, answer);
            boolean equal = shown.equals(facts);
            tally.count(equal ? "exposure equal" : "exposure different");
            if (!equal) {
                tally.differs(Difference.of("exposure on " + day, customer, facts, shown));
            }
        });
    }

    private static Facts read(String day, Map<String, Facts> expected, Map<String, Facts> got, Queries queries)
            throws IOException, InterruptedException {
        got.clear();
        for (JsonNode line : queries.list("/api/exposure?on=" + day + "&limit=500")) {
            got.put(line.path("customerId").asString(""), ExpectedExposure.shown(line));
        }
        // Vouch may have other customers, too.
        got.keySet().retainAll(expected.keySet());
        expected.keySet().forEach(customer -> got.putIfAbsent(customer, ExpectedExposure.NO_LINE));
        Facts all = new Facts();
        got.forEach(all::with);
        return all;
    }
}
