package vouch.console;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A field of something as it was, beside what it is.
 *
 * @param then null when there was no value, or nothing was known
 */
public record Compared(String field, Object then, Object now) {

    /** Whether a reader has to be told that the two are not the same. */
    public boolean isChanged() {
        return !Objects.equals(then, now);
    }

    /** A field that is compared. */
    public record Field<V>(String name, Function<V, Object> value) {

        private Object of(V view) {
            return view == null ? null : value.apply(view);
        }
    }

    /** @param then null when nothing was known */
    public static <V> List<Compared> of(List<Field<V>> fields, V then, V now) {
        return fields.stream()
                .map(field -> new Compared(field.name, field.of(then), field.of(now)))
                .toList();
    }
}
