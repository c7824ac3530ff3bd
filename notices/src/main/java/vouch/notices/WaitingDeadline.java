package vouch.notices;

import java.time.Duration;

/** After how long an order that waits for credit is rejected. */
public record WaitingDeadline(Duration after) {}
