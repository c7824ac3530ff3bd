package vouch.benchmarks.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Spread;
import vouch.benchmarks.compare.Grown.Kind;

/** The ratios that matter of what has grown: nothing takes longer, and a replay is not much slower than reading. */
final class GrowthGoals {

    private static final Bound LONGER = Bound.atMost(1.5, 1.1);

    /** The nearest state that is kept may be 200 events away. */
    private static final Bound PAST = Bound.atMost(5, 2);

    private static final Bound REPLAY = Bound.atLeast(0.3, 0.6);

    private GrowthGoals() {}

    static List<Rated> in(List<Grown> grown) {
        List<Rated> rated = new ArrayList<>();
        for (Store store : Store.DATABASES) {
            for (Kind kind : Kind.values()) {
                List<Grown> sizes = of(grown, store, kind);
                if (kind.isTime() && sizes.size() > 1) {
                    rated.add(longer(sizes.get(sizes.size() - 1), sizes.get(0)));
                }
            }
            for (Grown replay : of(grown, store, Kind.REPLAY)) {
                of(grown, store, Kind.RAW_READ)
                        .forEach(read -> rated.add(rated(
                                replay, replay.kind() + " ÷ " + read.kind(), replay.value() / read.value(), REPLAY)));
            }
        }
        return rated;
    }

    private static Rated longer(Grown large, Grown small) {
        String sizes = "%s: %s ÷ %s %s"
                .formatted(
                        large.kind(),
                        Figure.of(large.size()),
                        Figure.of(small.size()),
                        large.kind().counted());
        return rated(large, sizes, large.value() / small.value(), large.kind() == Kind.PAST ? PAST : LONGER);
    }

    private static Rated rated(Grown one, String ratio, double value, Bound bound) {
        return new Rated(one.store(), ratio, one.kind().unit(), Spread.of(List.of(value)), bound);
    }

    /** From the smallest to the largest. */
    private static List<Grown> of(List<Grown> grown, Store store, Kind kind) {
        return grown.stream()
                .filter(one -> one.store() == store && one.kind() == kind)
                .sorted(Comparator.comparingInt(Grown::size))
                .toList();
    }
}
