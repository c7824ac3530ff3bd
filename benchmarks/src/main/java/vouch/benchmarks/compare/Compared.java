package vouch.benchmarks.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vouch.benchmarks.Spread;
import vouch.benchmarks.shop.Work;

/**
 * Everything that one comparison found.
 *
 * @param machine on which it ran, in words
 * @param cores that a contestant, its database and the clients shared
 */
record Compared(String machine, int cores, List<Run> runs) {

    List<Store> stores() {
        return runs.stream().map(Run::store).distinct().sorted().toList();
    }

    /** Of every repeat; nothing when it was not measured. */
    Optional<Spread> spread(Store store, Contestant contestant, Work work, Reading reading) {
        return Spread.ofAny(runs(store, contestant, work).map(reading::of).toList());
    }

    /** What the one's reading is to the other's, in each repeat; nothing when one was not measured. */
    Optional<Spread> ratio(
            Store store, Reading reading, Contestant one, Work oneWork, Contestant other, Work otherWork) {
        return Spread.ofAny(runs(store, one, oneWork)
                .flatMap(run -> runs(store, other, otherWork)
                        .filter(beside -> beside.repeat() == run.repeat())
                        .map(beside -> reading.of(run) / reading.of(beside)))
                .toList());
    }

    private Stream<Run> runs(Store store, Contestant contestant, Work work) {
        return runs.stream()
                .filter(run -> run.store() == store && run.contestant() == contestant && run.work() == work);
    }
}
