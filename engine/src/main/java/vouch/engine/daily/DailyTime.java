package vouch.engine.daily;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;

/** Reads a setting that says when something is done once a day. */
public final class DailyTime {

    private static final String OFF = "off";

    private DailyTime() {}

    /**
     * The time of day in UTC; empty when it is never done.
     *
     * @param setting its name, for the error
     * @throws IllegalArgumentException when the value is no time of day, and not {@code off}
     */
    public static Optional<LocalTime> of(String setting, String value) {
        try {
            return value.equals(OFF) ? Optional.empty() : Optional.of(LocalTime.parse(value));
        } catch (DateTimeException e) {
            // YAML reads 14:30 as a number, and off as false. A start that fails shows the innermost message.
            throw new IllegalArgumentException(setting
                    + " must be a time of day in UTC such as 02:00, or off; in a YAML file, write it in quotes.");
        }
    }
}
