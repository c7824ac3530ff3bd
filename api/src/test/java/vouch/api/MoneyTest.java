package vouch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Money POUND = new Money(100, "GBP");
    private static final Money EURO = new Money(100, "EUR");
    private static final Money MOST = new Money(Long.MAX_VALUE, "GBP");
    private static final Money LEAST = new Money(Long.MIN_VALUE, "GBP");

    @ParameterizedTest
    @CsvSource({
        "139.12, GBP, 13912, 139.12",
        "139.1, GBP, 13910, 139.10",
        "139, GBP, 13900, 139.00",
        "0, GBP, 0, 0.00",
        "-0.05, GBP, -5, -0.05",
        "0.5, GBP, 50, 0.50",
        "500, JPY, 500, 500",
        "1.250, KWD, 1250, 1.250",
        "1.25, KWD, 1250, 1.250",
        "-1, KWD, -1000, -1.000",
        "92233720368547758.07, GBP, 9223372036854775807, 92233720368547758.07",
        "-92233720368547758.07, GBP, -9223372036854775807, -92233720368547758.07",
        "9223372036854775807, JPY, 9223372036854775807, 9223372036854775807"
    })
    void readsAnExactAmountAndWritesTheCurrencysOwnDigits(String read, String currency, long minor, String written) {
        Money money = Money.of(read, currency);

        assertThat(money).isEqualTo(new Money(minor, currency));
        assertThat(money.amount()).isEqualTo(written);
        assertThat(money).hasToString(written + " " + currency);
    }

    @ParameterizedTest
    @CsvSource({
        "139.123, GBP, 2",
        "139.120, GBP, 2",
        "0.001, GBP, 2",
        "500.5, JPY, 0",
        "500.0, JPY, 0",
        "1.2505, KWD, 3"
    })
    void refusesMoreDigitsThanTheCurrencyHas(String amount, String currency, int digits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, currency))
                .withMessage("%s has at most %d decimals.", currency, digits);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ", "1.", ".5", "+1", "--1", "1e3", "1,5", " 1", "1 ", "0x1", "NaN", "1.2.3", "١", "1\n", "007", "00",
                "-01", "00.50", "-0", "-0.0", "-0.00"
            })
    void refusesWhatIsNotADecimal(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, "GBP"))
                .withMessageContaining("decimal string");
    }

    @ParameterizedTest
    @CsvSource({
        "92233720368547758.08, GBP",
        "-92233720368547758.08, GBP",
        "9223372036854775808, JPY",
        "9999999999999999999, KWD"
    })
    void refusesWhatDoesNotFit(String amount, String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, currency))
                .withMessage("The amount is too large.");
    }

    @Test
    void refusesAnAmountOfTooManyCharactersWithoutCountingThem() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("9".repeat(100_000), "GBP"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"XAU", "XXX", "XTS", "XDR", "gbp", "GB", "GBPP", "ZZZ", "£"})
    void refusesWhatIsNoCurrencyWithAmountsOfItsOwn(String currency) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, currency));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1", currency));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(currency));
    }

    @Test
    void saysWhetherTheCurrencyIsMissingOrWrong() {
        assertThatThrownBy(() -> Money.of("1", null)).hasMessageContaining("currency is missing");
        assertThatThrownBy(() -> Money.of("1", "XAU")).hasMessageContaining("must be the ISO 4217 code");
    }

    @Test
    void addsSubtractsMultipliesAndCompares() {
        assertThat(POUND.plus(new Money(5, "GBP"))).isEqualTo(new Money(105, "GBP"));
        assertThat(POUND.minus(new Money(105, "GBP"))).isEqualTo(new Money(-5, "GBP"));
        assertThat(POUND.times(3)).isEqualTo(new Money(300, "GBP"));
        assertThat(Money.zero("GBP")).isEqualTo(new Money(0, "GBP"));
        assertThat(POUND).isEqualByComparingTo(new Money(100, "GBP"));
        assertThat(POUND).isLessThan(new Money(101, "GBP"));
        assertThat(POUND).isGreaterThan(new Money(99, "GBP"));
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatIllegalArgumentException().isThrownBy(() -> POUND.plus(EURO));
        assertThatIllegalArgumentException().isThrownBy(() -> POUND.minus(EURO));
        assertThatIllegalArgumentException().isThrownBy(() -> POUND.compareTo(EURO));
        assertThat(POUND).isNotEqualTo(EURO);
    }

    @Test
    void refusesToOverflowSilently() {
        Money one = new Money(1, "GBP");
        assertThatThrownBy(() -> MOST.plus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> LEAST.minus(one)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MOST.times(2)).isInstanceOf(ArithmeticException.class);
    }
}
