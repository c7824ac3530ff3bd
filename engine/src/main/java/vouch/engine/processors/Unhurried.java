package vouch.engine.processors;

/**
 * Makes a processor wait for further events before it handles new ones. Each of its transactions then has the events of
 * many commands. A processor that is behind does not wait.
 *
 * @param awaited whether clients wait for what it does. Then it waits as {@link Pace} says: hardly at all while little
 *     happens. Else it waits a tenth of a second
 */
public record Unhurried(String processor, boolean awaited) {}
