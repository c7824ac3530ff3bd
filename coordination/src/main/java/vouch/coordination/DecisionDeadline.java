package vouch.coordination;

import java.time.Duration;

/**
 * How long an order may stay pending.
 *
 * @param after the setting {@code vouch.decision-deadline}, counted from when the saga asked for the order's credit
 * @param whileWaiting the setting {@code vouch.waiting-deadline}, counted from when the saga learnt that the order waits
 *     for credit
 */
public record DecisionDeadline(Duration after, Duration whileWaiting) {}
