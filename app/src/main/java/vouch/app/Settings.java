package vouch.app;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vouch.app.side.Side;

/**
 * The settings of Vouch itself, apart from those of the engine.
 *
 * @param sides the sides that this process runs; only with the profile axonserver may it be less than all of them
 * @param demo whether a first start loads the demo set; read by the side command
 * @param decisionDeadline how long an order's credit may stay undecided; must be more than 0, and is read by the side
 *     saga
 * @param waitingDeadline how long an order may wait for credit; must be more than 0, and is read by the side saga
 * @param dailyReview when the accounts are reviewed each day: a time of day in UTC, or off; read by the side saga
 */
@ConfigurationProperties("vouch")
public record Settings(
        @DefaultValue({"command", "query", "saga"}) Set<Side> sides,
        @DefaultValue("true") boolean demo,
        @DefaultValue("60s") Duration decisionDeadline,
        @DefaultValue("14d") Duration waitingDeadline,
        @DefaultValue("02:00") String dailyReview) {

    private static final String OFF = "off";

    public Settings {
        requirePositive("vouch.decision-deadline", decisionDeadline);
        requirePositive("vouch.waiting-deadline", waitingDeadline);
        timeOf(dailyReview);
    }

    /** The time of day in UTC; empty when no account is reviewed daily. */
    public Optional<LocalTime> dailyReviewAt() {
        return timeOf(dailyReview);
    }

    private static Optional<LocalTime> timeOf(String dailyReview) {
        try {
            return dailyReview.equals(OFF) ? Optional.empty() : Optional.of(LocalTime.parse(dailyReview));
        } catch (DateTimeException e) {
            // YAML reads 14:30 as a number, and off as false.
            throw new IllegalArgumentException(
                    "vouch.daily-review must be a time of day in UTC such as 02:00, or off; in a YAML file, write it in quotes.");
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be more than 0.");
        }
    }
}
