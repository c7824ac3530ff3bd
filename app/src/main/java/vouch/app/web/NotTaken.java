package vouch.app.web;

import java.util.List;
import java.util.Map;

/** A request has a part that its endpoint does not take, or not in this form. */
final class NotTaken extends RuntimeException {

    private final transient List<Map<String, String>> errors;

    /**
     * @param errors each with its place, which is a {@code parameter}, {@code header} or {@code pointer}, and a {@code
     *     detail}
     */
    NotTaken(List<Map<String, String>> errors) {
        super("A request is not as its endpoint takes it: " + errors);
        this.errors = errors;
    }

    List<Map<String, String>> errors() {
        return errors;
    }
}
