package vouch.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vouch.api.Money;
import vouch.api.RejectionReason;

/** What a reader sees of a value. */
class ShownTest {

    private final Shown english = in(Locale.UK);
    private final Shown german = in(Locale.GERMANY);

    @Test
    void writesAnAmountAsItsCurrencyDoes() {
        assertThat(english.money(Money.of("1234567.80", "GBP"))).isEqualTo("£1,234,567.80");
        assertThat(english.money(Money.of("-5.00", "GBP"))).isEqualTo("-£5.00");
        assertThat(english.money(Money.of("1200", "JPY"))).endsWith("1,200");
        assertThat(english.money(Money.of("1.250", "KWD"))).endsWith("1.250");
        assertThat(german.money(Money.of("1234.50", "EUR"))).isEqualTo("1.234,50\u00a0€");
    }

    @Test
    void writesTheLargestAmountToItsLastDigit() {
        assertThat(english.money(new Money(1_000_000_000_000_000_001L, "GBP"))).isEqualTo("£10,000,000,000,000,000.01");
    }

    @Test
    void writesDaysAndTimesInTheLanguageOfTheReader() {
        assertThat(english.day(LocalDate.parse("2026-03-31"))).isEqualTo("31 Mar 2026");
        assertThat(german.day(LocalDate.parse("2026-03-31"))).isEqualTo("31.03.2026");
        assertThat(english.time(Instant.parse("2026-03-31T12:00:07Z")))
                .contains("12:00:07")
                .endsWith(" UTC");
    }

    @Test
    void writesALengthWithTwoUnitsAtMost() {
        assertThat(english.length(Duration.ofMillis(26))).isEqualTo("26 ms");
        assertThat(english.length(Duration.ofMillis(2_600))).isEqualTo("2 s");
        assertThat(english.length(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
        assertThat(english.length(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
        assertThat(german.length(Duration.ofHours(50))).isEqualTo("2 T 2 Std");
    }

    @Test
    void leavesOutTheMiddleOfALongId() {
        assertThat(english.id("demo-rejected")).isEqualTo("demo-rejected");
        assertThat(english.id("019b1c2d-aaaa-7bbb-8ccc-0123456789ab")).isEqualTo("019b1c2d…6789ab");
    }

    @Test
    void namesAConstantAndKeepsWhatHasNoName() {
        assertThat(german.name("reason", RejectionReason.OVERDUE)).isEqualTo("Überfällig");
        assertThat(german.name("event", "SomethingNew")).isEqualTo("SomethingNew");
    }

    @Test
    void writesAnyValueOfAView() {
        assertThat(english.value(Money.of("5.00", "GBP"))).isEqualTo("£5.00");
        assertThat(english.value(1200)).isEqualTo("1,200");
        assertThat(german.value(true)).isEqualTo("ja");
        assertThat(english.value(List.of(RejectionReason.OVERDUE, RejectionReason.CREDIT_HOLD)))
                .isEqualTo("Overdue · Account on hold");
        assertThat(english.value("Ordered by mistake")).isEqualTo("Ordered by mistake");
        assertThat(english.value(List.of())).isEqualTo("–");
        assertThat(english.value(null)).isEqualTo("–");
    }

    private static Shown in(Locale locale) {
        return new Shown(locale, Texts.ALL);
    }
}
