package vouch.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
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

    /** What the words of an enum are may change, and its names not. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING)
            .build();

    List<Store> stores() {
        return runs.stream().map(Run::store).distinct().sorted().toList();
    }

    /** Of every repeat; nothing when it was not measured. */
    Optional<Spread> spread(Store store, Contestant contestant, Work work, Reading reading) {
        return spread(runs(store, contestant, work).map(reading::of).toList());
    }

    /** What the one's reading is to the other's, in each repeat; nothing when one was not measured. */
    Optional<Spread> ratio(
            Store store, Reading reading, Contestant one, Work oneWork, Contestant other, Work otherWork) {
        return spread(runs(store, one, oneWork)
                .flatMap(run -> runs(store, other, otherWork)
                        .filter(beside -> beside.repeat() == run.repeat())
                        .map(beside -> reading.of(run) / reading.of(beside)))
                .toList());
    }

    static Compared read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), Compared.class);
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
