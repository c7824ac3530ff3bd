package vouch.engine.nodes;

import com.fasterxml.uuid.Generators;
import java.time.Duration;

/**
 * What this process is to the event store.
 *
 * @param id under which it claims the segments of event processors
 * @param looksEvery how often it looks for events that another process appended
 * @param isAlone whether no other process appends
 */
public record Node(String id, Duration looksEvery, boolean isAlone) {

    /** It owns the store alone, so a claim that it finds can only be its own, from before it was killed. */
    public static Node alone() {
        return new Node("embedded", Duration.ofSeconds(1), true);
    }

    /** One of several: a new id for every start, so that no two ever share a claim. */
    public static Node oneOfSeveral() {
        return new Node(Generators.timeBasedEpochGenerator().generate().toString(), Duration.ofMillis(100), false);
    }
}
