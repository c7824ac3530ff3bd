package vouch.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Spread;
import vouch.benchmarks.compare.Retold.Kind;

/** The ratios that matter of what is done with all events: to reading them, and of answers meanwhile to other answers. */
final class HistoryGoals {

    private record Goal(Kind one, Kind other, Bound bound) {}

    private static final Bound LATE = Bound.atMost(2, 1.2);

    private static final List<Goal> ALL = List.of(
            new Goal(Kind.REPLAY, Kind.RAW_READ, Bound.atLeast(0.35, 0.6)),
            new Goal(Kind.SHADOW, Kind.RAW_READ, Bound.atLeast(0.35, 0.6)),
            new Goal(Kind.WHAT_IF, Kind.REPLAY, Bound.atLeast(1, 2)),
            new Goal(Kind.SEALED, Kind.RAW_READ, Bound.atLeast(0.25, 0.5)),
            new Goal(Kind.LATE_IN_REPLAY, Kind.LATE, LATE),
            new Goal(Kind.LATE_IN_SHADOW, Kind.LATE, LATE),
            new Goal(Kind.LATE_IN_WHAT_IF, Kind.LATE, LATE));

    private HistoryGoals() {}

    /** Of each kind a database has at most one figure. */
    static List<Rated> in(List<Retold> retold) {
        List<Rated> rated = new ArrayList<>();
        for (Store store : Store.DATABASES) {
            for (Goal goal : ALL) {
                of(retold, store, goal.one).forEach(one -> of(retold, store, goal.other)
                        .forEach(other -> rated.add(new Rated(
                                store,
                                goal.one + " ÷ " + goal.other,
                                goal.one.unit(),
                                Spread.of(List.of(one.value() / other.value())),
                                goal.bound))));
            }
        }
        return rated;
    }

    private static List<Retold> of(List<Retold> retold, Store store, Kind kind) {
        return retold.stream()
                .filter(one -> one.store() == store && one.kind() == kind)
                .toList();
    }

    static Section figures(List<Retold> retold) {
        return new Section(
                "Figures",
                List.of("database", "figure", "unit", "is"),
                retold.stream()
                        .map(one -> List.of(
                                one.store().toString(),
                                one.kind().toString(),
                                one.kind().unit(),
                                Figure.of(one.value())))
                        .toList());
    }
}
