package vouch.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.Seed;

/**
 * F-02: wherever a process dies on the way of an order, the order becomes final afterwards, and nothing is lost or done
 * twice. The points are not listed: they are those that an undisturbed process passes.
 */
class CrashPointsIT {

    private static final int SAMPLE = 2;

    private final long seed = Seed.of("CrashPointsIT");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void survivesDeathBetweenAnyTwoSteps() throws Exception {
        try (CrashRun run = new CrashRun(folder, seed)) {
            List<CrashPoint> existing = run.existing();
            List<CrashPoint> points = new ArrayList<>(existing);
            Collections.shuffle(points, new Random(seed));
            for (CrashPoint point : points.subList(0, Math.min(points.size(), Length.of(SAMPLE, points.size())))) {
                run.dieAt(point);
            }
            run.end(existing.size());
        }
    }
}
