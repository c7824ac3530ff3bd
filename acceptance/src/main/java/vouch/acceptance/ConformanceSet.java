package vouch.acceptance;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Operations with the outcome of each, and every account when all is done. */
record ConformanceSet(Path folder, List<Operation> operations, Map<String, ExpectedAccount> accounts) {

    /** Reads and checks the whole folder, so that nothing is sent of a set that cannot be judged. */
    static ConformanceSet read(Path folder) {
        Form form = Form.of(folder);
        Map<Integer, Row> rows = bySeq(form.operations(folder));
        Map<Integer, Row> expected = bySeq(form.expected(folder));
        expected.forEach((seq, row) -> {
            if (!rows.containsKey(seq)) {
                throw row.wrong(form.fileName("operations") + " has no operation " + seq);
            }
        });
        List<Operation> operations = rows.values().stream()
                .map(row -> form.operation(row, outcome(row, expected, form)))
                .toList();
        Map<String, String> currencies = currencies(operations);
        return new ConformanceSet(
                folder,
                operations.stream().map(operation -> operation.in(currencies)).toList(),
                AccountTable.read(folder, form, currencies));
    }

    /** The same set with one of so many customers: what is true of all is true of some. */
    ConformanceSet ofEach(int every) {
        Map<String, ExpectedAccount> some = new LinkedHashMap<>();
        int place = 0;
        for (Map.Entry<String, ExpectedAccount> account : accounts.entrySet()) {
            if (place++ % every == 0) {
                some.put(account.getKey(), account.getValue());
            }
        }
        List<Operation> theirs = operations.stream()
                .filter(operation ->
                        !accounts.containsKey(operation.customer()) || some.containsKey(operation.customer()))
                .toList();
        return new ConformanceSet(folder, theirs, some);
    }

    /** The currency of each account: that of its registration. */
    private static Map<String, String> currencies(List<Operation> operations) {
        Map<String, String> currencies = new LinkedHashMap<>();
        operations.stream()
                .filter(Operation::registers)
                .forEach(registration -> currencies.putIfAbsent(registration.customer(), registration.currency()));
        return currencies;
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

    private static Row outcome(Row row, Map<Integer, Row> expected, Form form) {
        Row outcome = expected.get(row.seq());
        if (outcome == null) {
            throw row.wrong(form.fileName("expected") + " has no outcome for operation " + row.seq());
        }
        return outcome;
    }
}
