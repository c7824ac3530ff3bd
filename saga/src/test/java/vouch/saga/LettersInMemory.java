package vouch.saga;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import vouch.engine.deadletter.OwnDeadLetters;

/** The dead letters of one group. What a transaction adds is stored when it commits, or not at all. */
final class LettersInMemory implements OwnDeadLetters {

    /** @param cause null for one that only waits behind another */
    record Letter(String sequence, EventMessage<?> event, Throwable cause) {}

    private final List<Letter> letters = new ArrayList<>();
    private int stored;

    List<Letter> all() {
        return List.copyOf(letters);
    }

    @Override
    public Set<String> waiting(String group, Collection<String> sequences) {
        return letters.stream()
                .map(Letter::sequence)
                .filter(sequences::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public void add(String group, String sequence, EventMessage<?> event, Throwable cause) {
        letters.add(new Letter(sequence, event, cause));
    }

    void remove(Letter letter) {
        letters.remove(letter);
        commit();
    }

    void clear() {
        letters.clear();
        commit();
    }

    void commit() {
        stored = letters.size();
    }

    void rollback() {
        letters.subList(stored, letters.size()).clear();
    }
}
