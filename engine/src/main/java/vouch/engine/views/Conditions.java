package vouch.engine.views;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the SQL conditions for the rows of a page, with their values. */
public final class Conditions {

    private final List<String> all = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Adds a condition, in plain SQL with a question mark for each value. */
    public void add(String condition, Object... itsValues) {
        all.add(condition);
        Collections.addAll(values, itsValues);
    }

    /** The values of all conditions, in the order of their question marks, followed by the given values. */
    public Object[] valuesAnd(Object... others) {
        List<Object> every = new ArrayList<>(values);
        Collections.addAll(every, others);
        return every.toArray();
    }

    /** The conditions as SQL; empty when there are none. */
    @Override
    public String toString() {
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }
}
