package vouch.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.BusinessDate;

/** The days of requests: how they are written, and which of them a command may be for. */
class DayTest {

    /** The last moment of a day in UTC, on which the next day has begun in the east. */
    private static final Instant LATE = Instant.parse("2011-03-31T23:59:59.999Z");

    private static final ZoneOffset EAST = ZoneOffset.ofHours(14);
    private static final ZoneOffset WEST = ZoneOffset.ofHours(-12);

    private static final Validator RULES = at(EAST);

    record Dated(@Day String any, @BusinessDay String on) {}

    private static Validator at(ZoneOffset zone) {
        return Validation.byDefaultProvider()
                .configure()
                .clockProvider(() -> Clock.fixed(LATE, zone))
                .buildValidatorFactory()
                .getValidator();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0001-01-01", "2011-03-30", "2011-03-31", "2008-02-29", "2000-02-29"})
    void isADayOfTheCalendarOrMissing(String day) {
        assertThat(RULES.validate(new Dated(day, day))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "today",
                "2011-02-29",
                "2011-02-30",
                "1900-02-29",
                "2011-04-31",
                "2011-13-01",
                "2011-00-01",
                "2011-01-00",
                "0000-01-01",
                "-2011-03-31",
                "+12011-03-31",
                "12011-03-31",
                "11-03-31",
                "2011-3-31",
                "20110331",
                "2011-W13-4",
                "2011-090",
                "2011/03/31",
                "31.03.2011",
                " 2011-03-31",
                "2011-03-31\n",
                "2011-03-31Z",
                "2011-03-31T00:00:00Z",
                "٢٠١١-٠٣-٣١"
            })
    void isNothingElse(String day) {
        assertThat(RULES.validate(new Dated(day, day)))
                .extracting("message")
                .containsExactlyInAnyOrder(
                        "must be a day, such as 2011-03-31",
                        "must be a day, such as 2011-03-31, and not later than tomorrow in UTC");
    }

    @Test
    void mayBeAnyDayOfTheFutureUnlessItIsABusinessDate() {
        assertThat(RULES.validate(new Dated("9999-12-31", null))).isEmpty();
        assertThat(RULES.validate(new Dated(null, "9999-12-31")))
                .extracting("message")
                .containsExactly("must be a day, such as 2011-03-31, and not later than tomorrow in UTC");
    }

    /** Wherever the process runs. */
    @Test
    void isAtMostADayLaterThanTodayInUtc() {
        for (ZoneOffset zone : new ZoneOffset[] {EAST, ZoneOffset.UTC, WEST}) {
            assertThat(at(zone).validate(new Dated(null, "2011-04-01"))).isEmpty();
            assertThat(at(zone).validate(new Dated(null, "2011-04-02"))).hasSize(1);
        }
    }

    @Test
    void isTodayInUtcIfTheClientGivesNone() {
        for (ZoneOffset zone : new ZoneOffset[] {EAST, ZoneOffset.UTC, WEST}) {
            BusinessDates dates = new BusinessDates(Clock.fixed(LATE, zone));

            assertThat(dates.of(null)).isEqualTo(new BusinessDate(LocalDate.of(2011, 3, 31), false));
            assertThat(dates.day(null)).isEqualTo("2011-03-31");
        }
    }

    /** Also if it is today: the same request without it is another one tomorrow. */
    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "2011-03-31", "2011-04-01"})
    void isTheDayThatTheClientGives(String given) {
        assertThat(Today.dates().of(given)).isEqualTo(new BusinessDate(LocalDate.parse(given), true));
        assertThat(Today.dates().day(given)).isEqualTo(given);
    }
}
