package vouch.api.history;

import java.util.List;

/**
 * The events of one correlation as a tree of causes: what a client sent, what followed from it, and so on.
 *
 * @param correlationId null for an event without one, which is alone in its chain
 * @param causes the commands that no event of the correlation has triggered
 */
public record Chain(String correlationId, List<Cause> causes) {

    /**
     * A command that stored events.
     *
     * @param commandId null when the events do not tell it
     * @param events in the order in which they were stored
     */
    public record Cause(String commandId, String actor, List<Effect> events) {}

    /** @param causes the commands that a part of Vouch sent because of the event */
    public record Effect(RecordedEvent event, List<Cause> causes) {}
}
