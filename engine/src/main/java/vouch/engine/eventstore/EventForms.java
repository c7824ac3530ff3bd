package vouch.engine.eventstore;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The stored forms of the events of an application. A revision is a whole number. A process reads every revision of a
 * type up to the newest that it knows.
 *
 * @param read the newest revision of each type that this process can read
 * @param written the revision of each type that this process stores; empty when it stores no events
 */
public record EventForms(Map<String, Integer> read, Map<String, Integer> written) {

    /** One stored form. */
    record Form(String type, String revision) {

        @Override
        public String toString() {
            return type + " of revision " + revision;
        }
    }

    List<Form> ofOwnEvents() {
        return written.entrySet().stream()
                .map(entry -> new Form(entry.getKey(), String.valueOf(entry.getValue())))
                .toList();
    }

    /** Those of the forms that this process cannot read. */
    String unreadable(List<Form> stored) {
        return stored.stream()
                .filter(form -> !isReadable(form.type, form.revision))
                .map(Form::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Whether this process can read events of this type in this form. */
    public boolean isReadable(String type, String revision) {
        Integer newest = read.get(type);
        return newest != null && revision.matches("\\d{1,9}") && Integer.parseInt(revision) <= newest;
    }
}
