package vouch.app;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vouch.app.side.Side;
import vouch.engine.daily.DailyTime;

/**
 * The settings of Vouch itself, apart from those of the engine.
 *
 * @param sides the sides that this process runs; only with the profile axonserver may it be less than all of them
 * @param cleanRoom a backup, or the JDBC URL of a database, whose events this process copies and shows, with the sides
 *     query and console only; by default there is none, and the process is no clean room
 * @param until where the copy of a clean room ends: the position of an event, or a time in UTC; by default it has all
 *     events
 * @param demo whether a first start loads the demo set; read by the side command
 * @param demoFault whether the order view refuses one order of the demo set until an operator mends that; without the
 *     demo set it does nothing
 * @param newestForms whether events are stored in their newest form, which a process of an earlier version cannot read;
 *     false only while such processes run, for the time of an upgrade
 * @param decisionDeadline how long an order's credit may stay undecided; must be more than 0, and is read by the side
 *     saga
 * @param waitingDeadline how long an order may wait for credit; must be more than 0, and is read by the side saga
 * @param dailyReview when the accounts are reviewed each day: a time of day in UTC, or off; read by the side saga
 */
@ConfigurationProperties("vouch")
public record Settings(
        @DefaultValue({"command", "query", "saga", "console"}) Set<Side> sides,
        String cleanRoom,
        String until,
        @DefaultValue("true") boolean demo,
        @DefaultValue("true") boolean demoFault,
        @DefaultValue("true") boolean newestForms,
        @DefaultValue("60s") Duration decisionDeadline,
        @DefaultValue("14d") Duration waitingDeadline,
        @DefaultValue("02:00") String dailyReview) {

    public Settings {
        requirePositive("vouch.decision-deadline", decisionDeadline);
        requirePositive("vouch.waiting-deadline", waitingDeadline);
        DailyTime.of("vouch.daily-review", dailyReview);
    }

    /** Whether this process shows a copy of events, and changes nothing. */
    public boolean isCleanRoom() {
        return cleanRoom != null;
    }

    /** The time of day in UTC; empty when no account is reviewed daily. */
    public Optional<LocalTime> dailyReviewAt() {
        return DailyTime.of("vouch.daily-review", dailyReview);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be more than 0.");
        }
    }
}
