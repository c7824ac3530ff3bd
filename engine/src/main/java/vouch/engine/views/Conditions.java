package vouch.engine.views;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What must hold for the rows of a page, with the values that it is asked with. */
public final class Conditions {

    private final List<String> all = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Adds one, in plain SQL with a question mark for each value. */
    public void add(String condition, Object... itsValues) {
        all.add(condition);
        Collections.addAll(values, itsValues);
    }

    /** The values of all conditions, in the order of their question marks, and then these. */
    public Object[] valuesAnd(Object... others) {
        List<Object> every = new ArrayList<>(values);
        Collections.addAll(every, others);
        return every.toArray();
    }

    /** As SQL; empty when there is none. */
    @Override
    public String toString() {
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }
}
