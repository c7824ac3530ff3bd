package vouch.engine.seal;

import java.util.List;

/** Reads the stored events for the seal, exactly as they are stored. */
interface EventRows {

    /**
     * The first events after a position and up to another one, by their positions. The caller knows that no event is
     * committed there later.
     */
    List<Fingerprint> between(long after, long upTo, int atMost);
}
