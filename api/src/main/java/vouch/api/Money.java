package vouch.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An exact amount in one currency, counted in its minor unit (pence, fils, yen).
 *
 * <p>Requests, answers and stored events have the same JSON: {@code {"amount":"139.12","currency":"GBP"}}. The amount
 * is a decimal string, never a number, with exactly the currency's number of decimals (ISO 4217). Vouch also reads an
 * amount with fewer decimals. It refuses more decimals, leading zeros and a minus before zero.
 *
 * @param minor the amount in minor units; may be negative
 * @param currency the ISO 4217 code of a currency with a defined number of decimals, which may be 0 as for JPY
 */
@JsonPropertyOrder({"amount", "currency"})
public record Money(@JsonIgnore long minor, String currency) implements Comparable<Money> {

    /** JSON's grammar of numbers, without an exponent: only omitted decimals allow a second way to write an amount. */
    private static final Pattern DECIMAL = Pattern.compile("(?!-0(\\.0*)?$)-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,19})?");

    /**
     * @throws IllegalArgumentException when there is no such currency, or its number of decimals is not defined (XAU,
     *     XXX)
     */
    public Money {
        digits(currency);
    }

    /**
     * Parses an amount as it is written in JSON.
     *
     * @throws IllegalArgumentException when a part is missing, is not a decimal, has more decimals than the currency,
     *     or does not fit a long; the message tells the client which of these
     */
    @JsonCreator
    public static Money of(@JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
        int digits = digits(currency);
        if (amount == null || !DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException("The amount must be a decimal string such as \"139.12\".");
        }
        BigDecimal minor = new BigDecimal(amount).movePointRight(digits);
        if (minor.scale() > 0) {
            throw new IllegalArgumentException("%s has at most %d decimals.".formatted(currency, digits));
        }
        if (minor.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("The amount is too large.");
        }
        return new Money(minor.longValueExact(), currency);
    }

    /** Zero in the given currency. */
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** The amount with exactly the currency's decimals: {@code 139.12}, {@code 500}, {@code 1.250}. */
    @JsonProperty
    public String amount() {
        return BigDecimal.valueOf(minor, digits(currency)).toPlainString();
    }

    /** @throws ArithmeticException when the sum does not fit; @throws IllegalArgumentException for another currency */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    /**
     * @throws ArithmeticException when the difference does not fit
     * @throws IllegalArgumentException for another currency
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    /** @throws ArithmeticException when the product does not fit */
    public Money times(long factor) {
        return new Money(Math.multiplyExact(minor, factor), currency);
    }

    /** @throws IllegalArgumentException for another currency: two currencies cannot be compared */
    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    @Override
    public String toString() {
        return amount() + " " + currency;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(this + " and " + other + " are of different currencies.");
        }
        return other;
    }

    private static int digits(String code) {
        int digits = code == null ? -1 : known(code).getDefaultFractionDigits();
        if (digits < 0) {
            throw unknown(code);
        }
        return digits;
    }

    private static Currency known(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw unknown(code);
        }
    }

    private static IllegalArgumentException unknown(String code) {
        return new IllegalArgumentException(
                code == null
                        ? "The currency is missing: give its ISO 4217 code, such as \"GBP\"."
                        : "The currency must be the ISO 4217 code of one with amounts of its own, such as \"GBP\".");
    }
}
