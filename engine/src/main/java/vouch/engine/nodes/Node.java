package vouch.engine.nodes;

import com.fasterxml.uuid.Generators;
import java.time.Duration;

/**
 * Describes what this process is to the event store.
 *
 * @param id the name under which it claims the segments of event processors
 * @param looksEvery how often it looks for events that another process appended
 * @param isAlone whether no other process appends
 */
public record Node(String id, Duration looksEvery, boolean isAlone) {

    /** The only process on the store. A claim that it finds can only be its own, from before it was killed. */
    public static Node alone() {
        return new Node("embedded", Duration.ofSeconds(1), true);
    }

    /** One of several processes. Its id is new at every start, so that two processes never share a claim. */
    public static Node oneOfSeveral() {
        return new Node(Generators.timeBasedEpochGenerator().generate().toString(), Duration.ofMillis(100), false);
    }
}
