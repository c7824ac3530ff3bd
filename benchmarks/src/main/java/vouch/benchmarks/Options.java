package vouch.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line: {@code --name value}, any number of times each, {@code --short}, and what stands alone. */
public record Options(Map<String, List<String>> named, List<String> alone) {

    /** The one option that has no value. */
    private static final String SHORT = "short";

    static Options of(String... arguments) {
        Map<String, List<String>> named = new LinkedHashMap<>();
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                alone.add(arguments[i]);
            } else if (arguments[i].equals("--" + SHORT)) {
                named.put(SHORT, List.of());
            } else if (i + 1 == arguments.length) {
                throw new Unusable(arguments[i] + " needs a value");
            } else {
                String name = arguments[i].substring(2);
                named.computeIfAbsent(name, any -> new ArrayList<>()).add(arguments[++i]);
            }
        }
        return new Options(named, alone);
    }

    /** @throws Unusable when another option than these was given */
    public Options only(String... names) {
        Set<String> unknown = new HashSet<>(named.keySet());
        unknown.removeAll(Set.of(names));
        if (!unknown.isEmpty()) {
            throw new Unusable("there is no option --" + unknown.iterator().next());
        }
        return this;
    }

    /** Whether {@code --short} was given. */
    public boolean isShort() {
        return named.containsKey(SHORT);
    }

    public List<String> all(String name) {
        return named.getOrDefault(name, List.of());
    }

    public Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    /** A whole number from 1 on. */
    public int count(String name, int otherwise) {
        return one(name).map(text -> (int) count(name, text)).orElse(otherwise);
    }

    /** Whole numbers from 1 on. */
    public List<Long> counts(String name) {
        return all(name).stream().map(text -> count(name, text)).toList();
    }

    private static long count(String name, String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new Unusable("--" + name + " is a whole number from 1 on, not '" + text + "'");
        }
        return Long.parseLong(text);
    }
}
