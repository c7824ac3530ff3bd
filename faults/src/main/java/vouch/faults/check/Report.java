package vouch.faults.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import vouch.faults.check.Operation.Outcome;

/** What was checked and what was found, as one line of JSON. */
public record Report(Rows rows, History history, List<Violation> violations) {

    private static final int MOST_SHOWN = 100;

    public String json() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("violations", violations.size());
        line.put("byInvariant", byInvariant());
        line.put("events", rows.events().size());
        line.put("orders", rows.orders().size());
        line.put("customers", rows.customers().size());
        line.put("sagas", rows.sagas().size());
        line.put("deadLetters", rows.deadLetters());
        line.put("ok", history.count(Outcome.OK));
        line.put("fail", history.count(Outcome.FAIL));
        line.put("unknown", history.count(Outcome.UNKNOWN));
        line.put("views", Dump.of(rows).sha256());
        line.put(
                "found",
                violations.stream().limit(MOST_SHOWN).map(Violation::toString).toList());
        return JsonMapper.shared().writeValueAsString(line);
    }

    private Map<String, Long> byInvariant() {
        return violations.stream()
                .collect(Collectors.groupingBy(
                        violation -> violation.invariant().id(), TreeMap::new, Collectors.counting()));
    }
}
