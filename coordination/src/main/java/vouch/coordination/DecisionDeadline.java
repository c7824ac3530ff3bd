package vouch.coordination;

import java.time.Duration;

/**
 * How long the credit of an order may stay undecided, counted from when the saga asked for it.
 *
 * @param after the setting {@code vouch.decision-deadline}
 */
public record DecisionDeadline(Duration after) {}
