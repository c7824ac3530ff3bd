package vouch.acceptance;

import java.util.concurrent.ThreadLocalRandom;

/** What chance is drawn from: another number each time, which is said, and can be given with -Dvouch.seed. */
public final class Seed {

    private Seed() {}

    public static long of(String test) {
        long seed = Long.getLong("vouch.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        System.out.printf("%s: -Dvouch.seed=%d%n", test, seed);
        return seed;
    }
}
