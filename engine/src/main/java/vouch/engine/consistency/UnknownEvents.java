package vouch.engine.consistency;

import java.util.Map;

/** Events that are named are not in this store: it is another one, or an older state of it. */
public final class UnknownEvents extends RuntimeException {

    UnknownEvents(Map<String, Long> versions) {
        super("The store has not all of these events: " + versions);
    }
}
