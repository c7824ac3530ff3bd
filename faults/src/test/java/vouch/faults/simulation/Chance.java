package vouch.faults.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Draws every choice of a run from its seed, and knows which choices were drawn: two runs with one path were one run. */
final class Chance {

    private final SplittableRandom random;
    private long path = 0xcbf29ce484222325L;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int bound) {
        int drawn = random.nextInt(bound);
        path = (path ^ (drawn + 31L * bound)) * 0x100000001b3L;
        path ^= path >>> 29;
        return drawn;
    }

    /** Once in so many times. */
    boolean oneIn(int times) {
        return below(times) == 0;
    }

    <T> T oneOf(List<T> all) {
        return all.get(below(all.size()));
    }

    long path() {
        return path;
    }
}
