package vouch.benchmarks.compare;

import static vouch.benchmarks.compare.Contestant.*;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vouch.benchmarks.Options;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.shop.Work;

/**
 * Who does what, for how long, and how often.
 *
 * @param clients of those who have another number of them than usual
 * @param isShort whether there is little time to warm up
 */
record Plan(
        Map<Store, List<Contestant>> contestants,
        List<Work> works,
        Duration time,
        int repeats,
        Map<Contestant, Integer> clients,
        boolean isShort) {

    /** As many times that of the short form. */
    private static final int LONG_WARM_UP = 3;

    private static final int SHORT_SECONDS = 5;
    private static final int SHORT_REPEATS = 3;
    private static final int LONG_SECONDS = 4;
    private static final int LONG_REPEATS = 3;

    Plan {
        // In their order, whatever the map was.
        contestants = new TreeMap<>(contestants);
    }

    /** @param hasAxonServer whether there is one to be measured with; in the short form there is no time for it */
    static Plan of(Options options, boolean hasAxonServer) {
        if (options.isShort()) {
            return new Plan(
                    Map.of(Store.POSTGRES, List.of(VOUCH, STOCK, PLAIN), Store.H2, List.of(VOUCH, PLAIN)),
                    List.of(Work.MANY_CUSTOMERS),
                    Duration.ofSeconds(options.count("seconds", SHORT_SECONDS)),
                    options.count("repeats", SHORT_REPEATS),
                    clients(options),
                    true);
        }
        Map<Store, List<Contestant>> contestants = new EnumMap<>(Store.class);
        Store.DATABASES.forEach(store -> contestants.put(store, List.of(values())));
        if (hasAxonServer) {
            contestants.put(Store.AXON_SERVER, List.of(VOUCH, STOCK));
        }
        return new Plan(
                contestants,
                List.of(Work.values()),
                Duration.ofSeconds(options.count("seconds", LONG_SECONDS)),
                options.count("repeats", LONG_REPEATS),
                clients(options),
                false);
    }

    private static Map<Contestant, Integer> clients(Options options) {
        Map<Contestant, Integer> clients = new EnumMap<>(Contestant.class);
        for (String given : options.all("clients")) {
            String[] parts = given.toUpperCase(Locale.ROOT).split("=");
            if (parts.length != 2 || !isContestant(parts[0]) || !parts[1].matches("[1-9]\\d{0,2}")) {
                throw new Unusable("--clients is like vouch=64, not '" + given + "'");
            }
            clients.put(Contestant.valueOf(parts[0]), Integer.parseInt(parts[1]));
        }
        return clients;
    }

    private static boolean isContestant(String name) {
        return List.of(Contestant.values()).stream().anyMatch(one -> one.name().equals(name));
    }

    int clients(Contestant contestant) {
        return clients.getOrDefault(contestant, contestant.clients());
    }

    /** The short form has no time until a virtual machine has compiled everything, which takes a minute and more here. */
    Duration warmUp(Contestant contestant) {
        return time.multipliedBy(contestant.warmUps() * (isShort ? 1L : LONG_WARM_UP));
    }
}
