package vouch.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is compared, as text and by name, for it must agree to the letter. */
final class Facts {

    /** Of an account with hundreds of waiting orders, all of which differ, nobody reads more. */
    private static final int SHOWN = 20;

    private final Map<String, String> byName = new LinkedHashMap<>();

    /** Only this, and without a name. */
    static Facts sole(String text) {
        return new Facts().with("", text);
    }

    /** Whether this stands for facts that could not be found out. */
    boolean isSole() {
        return byName.containsKey("");
    }

    Facts with(String name, Object text) {
        byName.put(name, String.valueOf(text));
        return this;
    }

    Facts with(Facts others) {
        byName.putAll(others.byName);
        return this;
    }

    /** Those that the other facts do not have, or have otherwise. */
    Facts without(Facts others) {
        Facts rest = new Facts();
        byName.forEach((name, text) -> {
            if (!text.equals(others.byName.get(name))) {
                rest.with(name, text);
            }
        });
        return rest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && facts.byName.equals(byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byName.entrySet().stream().limit(SHOWN).forEach(fact -> text.append(text.isEmpty() ? "" : ", ")
                .append((fact.getKey() + " " + fact.getValue()).trim()));
        if (byName.size() > SHOWN) {
            text.append(", and ").append(byName.size() - SHOWN).append(" more");
        }
        return text.isEmpty() ? "nothing" : text.toString();
    }
}
