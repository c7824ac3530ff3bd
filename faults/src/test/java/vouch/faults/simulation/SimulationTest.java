package vouch.faults.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vouch.faults.check.Violation;
import vouch.faults.simulation.Simulation.End;

/** As many interleavings as there is time for: {@code -Dvouch.interleavings=…}, from the seed {@code -Dvouch.seed=…}. */
class SimulationTest {

    private static final int INTERLEAVINGS = Integer.getInteger("vouch.interleavings", 20_000);
    private static final long SEED =
            Long.getLong("vouch.seed", ThreadLocalRandom.current().nextInt(1_000_000));

    @Test
    void keepsEveryPromiseInEveryInterleaving() {
        Simulation simulation = new Simulation(Breakage.NONE);
        long[] paths = new long[INTERLEAVINGS];
        Map<String, Integer> ends = new TreeMap<>();
        Map<Long, List<Violation>> broken = new HashMap<>();
        long start = System.nanoTime();
        for (int i = 0; i < INTERLEAVINGS; i++) {
            End end = simulation.run(SEED + i);
            paths[i] = end.path();
            if (!end.violations().isEmpty()) {
                broken.put(SEED + i, end.violations());
            }
            end.events().forEach(event -> ends.merge(event.getPayloadType().getSimpleName(), 1, Integer::sum));
        }
        report(paths, broken, ends, (System.nanoTime() - start) / 1_000_000);

        assertThat(broken.entrySet().stream().limit(3)).isEmpty();
    }

    private static void report(
            long[] paths, Map<Long, List<Violation>> broken, Map<String, Integer> ends, long millis) {
        Map<String, Object> line = new TreeMap<>();
        line.put("fault", "simulation");
        line.put("seed", SEED);
        line.put("interleavings", paths.length);
        line.put("distinct", Arrays.stream(paths).distinct().count());
        line.put("perMinute", paths.length * 60_000L / Math.max(1, millis));
        line.put("violations", broken.values().stream().mapToInt(List::size).sum());
        line.put(
                "worstSeed",
                broken.entrySet().stream()
                        .max((one, other) ->
                                one.getValue().size() - other.getValue().size())
                        .map(Map.Entry::getKey)
                        .orElse(null));
        line.put("events", ends);
        System.out.println(JsonMapper.shared().writeValueAsString(line));
    }
}
