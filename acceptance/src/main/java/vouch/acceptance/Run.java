package vouch.acceptance;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes Vouch through a set: first every operation, then a look at every account. */
final class Run {

    private final ConformanceSet set;
    private final Vouch vouch;
    private final Workers workers;
    private final Duration patience;
    private final Report report;
    private final Tally tally = new Tally();

    Run(ConformanceSet set, Vouch vouch, Workers workers, Duration patience, Report report) {
        this.set = set;
        this.vouch = vouch;
        this.workers = workers;
        this.patience = patience;
        this.report = report;
    }

    List<Difference> go() throws InterruptedException {
        long start = System.nanoTime();
        report.start(set, vouch.addresses());
        operate();
        compare();
        report.end(tally, vouch.repeats(), Duration.ofNanos(System.nanoTime() - start));
        return tally.differences();
    }

    /** How many operations and accounts were judged so far. */
    long done() {
        return tally.total();
    }

    private void operate() throws InterruptedException {
        Trade trade = new Trade(vouch, tally, patience);
        try (Progress progress = new Progress("operations", set.operations().size(), tally, report)) {
            workers.each(busiestFirst(), operations -> trade.of(operations, progress));
        }
    }

    private void compare() throws InterruptedException {
        AccountCheck check = new AccountCheck(vouch, tally, patience);
        try (Progress progress = new Progress("accounts", set.accounts().size(), tally, report)) {
            workers.each(set.accounts().entrySet(), account -> {
                check.compare(account.getKey(), account.getValue());
                progress.oneMore();
            });
        }
        new ExposureCheck(vouch, tally, patience).compare(set.accounts());
    }

    /** A long row of operations that begins last would leave the other workers with nothing to do. */
    private Collection<List<Operation>> busiestFirst() {
        Map<String, List<Operation>> byCustomer = set.operations().stream()
                .collect(Collectors.groupingBy(Operation::customer, LinkedHashMap::new, Collectors.toList()));
        return byCustomer.values().stream()
                .sorted(Comparator.comparingInt((List<Operation> operations) -> operations.size())
                        .reversed())
                .toList();
    }
}
