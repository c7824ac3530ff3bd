package vouch.acceptance;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Operations with the outcome of each, and every account when all is done. */
record ConformanceSet(Path folder, List<Operation> operations, Map<String, Account> accounts) {

    /** Reads and checks the whole folder, so that nothing is sent of a set that cannot be judged. */
    static ConformanceSet read(Path folder) {
        Map<Integer, Row> rows = bySeq(Table.read(folder.resolve("operations.csv"), Operation.COLUMNS));
        Map<Integer, Row> expected = bySeq(Table.read(folder.resolve("expected.csv"), "seq,outcome"));
        expected.forEach((seq, row) -> {
            if (!rows.containsKey(seq)) {
                throw row.wrong("operations.csv has no operation " + seq);
            }
        });
        List<Operation> operations = rows.values().stream()
                .map(row -> Operation.of(row, outcome(row, expected)))
                .toList();
        return new ConformanceSet(folder, operations, AccountTable.read(folder.resolve("accounts.csv"), operations));
    }

    private static Map<Integer, Row> bySeq(List<Row> rows) {
        Map<Integer, Row> bySeq = new LinkedHashMap<>();
        for (Row row : rows) {
            Row earlier = bySeq.putIfAbsent(row.seq(), row);
            if (earlier != null) {
                throw row.wrong("seq " + row.seq() + " stands in line " + earlier.line() + " already");
            }
        }
        return bySeq;
    }

    private static String outcome(Row row, Map<Integer, Row> expected) {
        Row outcome = expected.get(row.seq());
        if (outcome == null) {
            throw row.wrong("expected.csv has no outcome for operation " + row.seq());
        }
        return outcome.matching("outcome", "[a-z-]+(:[A-Z0-9_]+)?", "an outcome");
    }
}
