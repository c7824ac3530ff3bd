package vouch.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vouch.benchmarks.Spread;
import vouch.benchmarks.shop.Work;

/**
 * Everything that one comparison found.
 *
 * @param machine on which it ran, in words
 * @param cores that a contestant, its database and the clients shared
 */
record Compared(String machine, int cores, List<Run> runs) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    List<Store> stores() {
        return runs.stream().map(Run::store).distinct().sorted().toList();
    }

    /** Of every repeat; nothing when it was not measured. */
    Optional<Spread> spread(Store store, Contestant contestant, Work work, ToDoubleFunction<Run> figure) {
        return spread(runs(store, contestant, work).map(figure::applyAsDouble).toList());
    }

    /** How often the one's orders a second are the other's, in each repeat; nothing when one was not measured. */
    Optional<Spread> ratio(Store store, Contestant one, Work oneWork, Contestant other, Work otherWork) {
        return spread(runs(store, one, oneWork)
                .flatMap(run -> runs(store, other, otherWork)
                        .filter(beside -> beside.repeat() == run.repeat())
                        .map(beside -> run.perSecond() / beside.perSecond()))
                .toList());
    }

    void write(Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<Run> runs(Store store, Contestant contestant, Work work) {
        return runs.stream()
                .filter(run -> run.store() == store && run.contestant() == contestant && run.work() == work);
    }

    private static Optional<Spread> spread(List<Double> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }
}
