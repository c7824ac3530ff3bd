package vouch.engine.processors;

import java.util.Set;

/** Knows the event processors that make views anew, beside those that are read. */
public interface Shadows {

    /** Whether the processor writes what nobody reads yet. How far it is is no concern of those who read. */
    boolean isShadow(String processor);

    /** The processors that write rows in a form that this release does not know. A later release has begun them. */
    Set<String> tooNew();
}
