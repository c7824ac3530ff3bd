package vouch.domain;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The records of a sealed vocabulary, also of the sealed interfaces nested in it: so that no test forgets one. */
public final class Permitted {

    private Permitted() {}

    public static Set<Class<?>> recordsOf(Class<?> vocabulary) {
        return leaves(vocabulary).collect(Collectors.toUnmodifiableSet());
    }

    public static Set<Class<?>> typesOf(Stream<?> samples) {
        return samples.map(Object::getClass).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(Permitted::leaves) : Stream.of(type);
    }
}
