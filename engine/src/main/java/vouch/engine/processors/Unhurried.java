package vouch.engine.processors;

/**
 * Makes a processor wait a tenth of a second for further events before it handles new ones. Each of its transactions
 * then has the events of many commands. It is for a processor whose work nobody waits for at once. A processor that is
 * behind does not wait.
 */
public record Unhurried(String processor) {}
