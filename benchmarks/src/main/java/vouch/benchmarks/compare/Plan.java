package vouch.benchmarks.compare;

import static vouch.benchmarks.compare.Contestant.*;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import vouch.benchmarks.Options;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.shop.Work;

/**
 * Who does what, for how long, and how often.
 *
 * @param clients of those who have another number of them than usual
 */
record Plan(
        Map<Store, List<Contestant>> contestants,
        List<Work> works,
        Duration time,
        int repeats,
        Map<Contestant, Integer> clients) {

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
                    clients(options));
        }
        List<Work> works = works(options);
        List<Contestant> workers = Stream.of(values())
                .filter(one -> works.stream().anyMatch(one::does))
                .toList();
        Map<Store, List<Contestant>> contestants = new EnumMap<>(Store.class);
        Store.DATABASES.forEach(store -> contestants.put(store, workers));
        if (hasAxonServer && works.contains(Work.MANY_CUSTOMERS)) {
            contestants.put(Store.AXON_SERVER, List.of(VOUCH, STOCK));
        }
        return new Plan(
                contestants,
                works,
                Duration.ofSeconds(options.count("seconds", LONG_SECONDS)),
                options.count("repeats", LONG_REPEATS),
                clients(options));
    }

    /** Those that were asked for, or all. The load depends on how much is carried, which another work finds out. */
    private static List<Work> works(Options options) {
        Set<Work> asked = EnumSet.noneOf(Work.class);
        options.all("work").forEach(name -> asked.add(work(name)));
        if (asked.contains(Work.LOADED)) {
            asked.add(Work.MANY_CUSTOMERS);
        }
        return List.copyOf(asked.isEmpty() ? EnumSet.allOf(Work.class) : asked);
    }

    private static Work work(String name) {
        return Stream.of(Work.values())
                .filter(work -> work.name().equalsIgnoreCase(name))
                .filter(work -> Stream.of(values()).anyMatch(one -> one.does(work)))
                .findFirst()
                .orElseThrow(() -> new Unusable("nobody does '" + name + "' in a comparison"));
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

    /** The shortest. */
    Duration warmUp(Contestant contestant) {
        return time.multipliedBy(contestant.warmUps());
    }
}
