package vouch.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.Money;

class AmountTest {

    private static final Validator RULES =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Owed(@Amount Money any, @Amount(min = 1) Money some) {}

    @ParameterizedTest
    @CsvSource({
        "0, true, false",
        "1, true, true",
        "1000000000000000, true, true",
        "1000000000000001, false, false",
        "9223372036854775807, false, false",
        "-1, false, false",
        "-9223372036854775808, false, false"
    })
    void isWithinItsBoundsWhateverTheCurrency(long minor, boolean any, boolean some) {
        for (String currency : new String[] {"GBP", "JPY", "KWD"}) {
            Money money = new Money(minor, currency);
            assertThat(RULES.validate(new Owed(money, null)).isEmpty()).isEqualTo(any);
            assertThat(RULES.validate(new Owed(null, money)).isEmpty()).isEqualTo(some);
        }
    }

    @Test
    void saysItsBounds() {
        assertThat(RULES.validate(new Owed(new Money(-1, "GBP"), new Money(0, "GBP"))))
                .extracting("message")
                .containsExactlyInAnyOrder(
                        "must be at least 0 and at most 10^15 minor units",
                        "must be at least 1 and at most 10^15 minor units");
    }

    @Test
    void mayBeMissing() {
        assertThat(RULES.validate(new Owed(null, null))).isEmpty();
    }
}
