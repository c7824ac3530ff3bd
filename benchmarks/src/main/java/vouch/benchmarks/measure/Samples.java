package vouch.benchmarks.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vouch.benchmarks.Quantity;
import vouch.benchmarks.Spread;

/** What was found so far: one value for each time that it was measured. */
final class Samples {

    private final PrintStream progress;
    private final Map<Quantity, List<Double>> values = new EnumMap<>(Quantity.class);

    Samples(PrintStream progress) {
        this.progress = progress;
    }

    /** Says so at once: a run takes minutes. */
    void found(Quantity quantity, double value) {
        progress.printf(Locale.ROOT, "  %,12.3f %-5s %s%n", value, quantity.unit(), quantity.meaning());
        values.computeIfAbsent(quantity, any -> new ArrayList<>()).add(value);
    }

    Map<Quantity, Spread> spreads() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Spread.of(entry.getValue()),
                        (one, other) -> one,
                        () -> new EnumMap<>(Quantity.class)));
    }
}
