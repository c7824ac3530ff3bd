package vouch.benchmarks.shop;

import java.time.Instant;
import vouch.api.RejectionReason;

/**
 * An account among many that were put into the tables, with an order that waits for credit. Amounts are in pence.
 *
 * @param number from 1
 */
record BulkAccount(int number) {

    private static final Instant BEGIN = Instant.parse("2021-01-01T00:00:00Z");

    /** Has no common factor with the limit, so that the accounts use different shares of it. */
    private static final long STEP = 7_919;

    String id() {
        return "bulk-account-" + number;
    }

    String order() {
        return "bulk-waiting-" + number;
    }

    /** One each second. */
    Instant orderedAt() {
        return BEGIN.plusSeconds(number);
    }

    /** Half of them each. */
    String reason() {
        RejectionReason reason = number % 2 == 0 ? RejectionReason.CREDIT_LIMIT_EXCEEDED : RejectionReason.OVERDUE;
        return reason.name();
    }

    long limit() {
        return 1_000_000;
    }

    long reserved() {
        return number * STEP % limit();
    }

    long receivable() {
        return limit() / 2;
    }
}
