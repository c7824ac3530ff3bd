package vouch.app.web;

import java.util.List;
import java.util.Map;

/** A request says what its endpoint does not take, or says it in another form. */
final class NotTaken extends RuntimeException {

    private final transient List<Map<String, String>> errors;

    /** @param errors each with its place, a {@code parameter}, {@code header} or {@code pointer}, and a {@code detail} */
    NotTaken(List<Map<String, String>> errors) {
        super("A request is not as its endpoint takes it: " + errors);
        this.errors = errors;
    }

    List<Map<String, String>> errors() {
        return errors;
    }
}
