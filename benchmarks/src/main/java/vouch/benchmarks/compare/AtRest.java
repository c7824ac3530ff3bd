package vouch.benchmarks.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import vouch.benchmarks.Spread;

/**
 * Everything that the starts found.
 *
 * @param machine on which it ran, in words
 * @param cores that what was started and its database shared
 */
record AtRest(String machine, int cores, List<Started> started, List<Opened> opened) {

    private static final Bound START = Bound.atMost(2, 1.3);

    Optional<Spread> spread(Store store, Starter starter, ToDoubleFunction<Started> figure) {
        return Spread.ofAny(of(store, starter).mapToDouble(figure).boxed().toList());
    }

    /** Vouch beside the empty application in each repeat, both unpacked. */
    List<Rated> rated() {
        return Store.DATABASES.stream()
                .flatMap(store -> Spread.ofAny(of(store, Starter.UNPACKED)
                                .flatMap(one -> of(store, Starter.EMPTY)
                                        .filter(beside -> beside.repeat() == one.repeat())
                                        .map(beside -> one.millis() / beside.millis()))
                                .toList())
                        .map(ratio -> new Rated(
                                store, Starter.UNPACKED + " ÷ " + Starter.EMPTY, "start to ready", ratio, START))
                        .stream())
                .toList();
    }

    private Stream<Started> of(Store store, Starter starter) {
        return started.stream().filter(one -> one.store() == store && one.starter() == starter);
    }
}
