package vouch.faults;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vouch.faults.check.History;
import vouch.faults.check.Operation;

/** What the clients felt of each strike, as their history tells. Times are those of {@link System#nanoTime()}. */
record Strikes(List<Long> times, History history) {

    /** A strike counts when something was asked before it and answered, or given up, after it. */
    int counted() {
        return (int) times.stream().filter(this::hitSomething).count();
    }

    private boolean hitSomething(long time) {
        return history.operations().stream()
                .anyMatch(operation -> operation.invokedAt() < time && operation.returnedAt() > time);
    }

    /** Milliseconds from each strike until every client was served, in ascending order. */
    List<Long> recoveries() {
        Map<String, List<Operation>> served = history.operations().stream()
                .filter(operation -> operation.target().startsWith("t") && operation.status() / 100 == 2)
                .collect(Collectors.groupingBy(operation -> operation.target().split("-")[0]));
        return times.stream()
                .flatMap(time -> served(served, time))
                .sorted()
                .map(TimeUnit.NANOSECONDS::toMillis)
                .toList();
    }

    private static Stream<Long> served(Map<String, List<Operation>> byClient, long time) {
        List<OptionalLong> firsts = byClient.values().stream()
                .map(operations -> operations.stream()
                        .filter(operation -> operation.invokedAt() > time)
                        .mapToLong(Operation::returnedAt)
                        .min())
                .toList();
        LongSummaryStatistics all =
                firsts.stream().flatMapToLong(OptionalLong::stream).summaryStatistics();
        return all.getCount() == 0 ? Stream.empty() : Stream.of(all.getMax() - time);
    }
}
