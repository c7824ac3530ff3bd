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
 * <p>Its JSON, in requests, answers and stored events alike, is {@code {"amount":"139.12","currency":"GBP"}}: a decimal
 * string with exactly the currency's own number of digits (ISO 4217), never a number. Fewer digits are accepted when it
 * is read; more are not, and neither are zeros in front or a minus before nothing.
 *
 * @param minor the amount in minor units; may be negative
 * @param currency the ISO 4217 code of a currency that has a minor unit of its own, or none at all like JPY
 */
@JsonPropertyOrder({"amount", "currency"})
public record Money(@JsonIgnore long minor, String currency) implements Comparable<Money> {

    /** The grammar of JSON's numbers, without an exponent: an amount is written in one way, but for digits left out. */
    private static final Pattern DECIMAL = Pattern.compile("(?!-0(\\.0*)?$)-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,19})?");

    /** @throws IllegalArgumentException when there is no such currency, or it has no minor unit (XAU, XXX) */
    public Money {
        digits(currency);
    }

    /**
     * Reads an amount as it is written.
     *
     * @throws IllegalArgumentException when a part is missing, is not a decimal, has more digits than the currency, or
     *     does not fit a long; the message says which, in a sentence for the client
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

    /** No money at all, in the given currency. */
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** The amount with exactly the currency's digits: {@code 139.12}, {@code 500}, {@code 1.250}. */
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

    /** @throws IllegalArgumentException for another currency: amounts of two currencies have no order */
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
