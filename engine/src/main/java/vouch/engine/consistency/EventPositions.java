package vouch.engine.consistency;

import java.util.Map;
import java.util.OptionalLong;

/** Finds the places of events in the order of all events. */
@FunctionalInterface
interface EventPositions {

    /**
     * A position that is at or behind the last event of each stream up to its version. Every event up to a version was
     * committed before this is called.
     *
     * @param versions the number of events in each stream, from 1, by the identifier of the stream
     * @return empty when a stream has fewer events
     */
    OptionalLong behind(Map<String, Long> versions);
}
