package vouch.faults.check;

import java.math.BigDecimal;
import java.util.Currency;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Money as it is stored, {@code {"amount":"139.12","currency":"GBP"}}.
 *
 * @param minor in minor units, exactly
 */
record Amount(long minor, String currency) {

    /** @throws ArithmeticException when it is anything else than money with its currency's own number of digits */
    static Amount of(JsonNode money) {
        String decimal = money.path("amount").asString("");
        String currency = money.path("currency").asString("");
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            BigDecimal amount = new BigDecimal(decimal);
            if (digits < 0
                    || amount.scale() != digits
                    || !amount.toPlainString().equals(decimal)) {
                throw new ArithmeticException(money + " is not money");
            }
            return new Amount(amount.unscaledValue().longValueExact(), currency);
        } catch (IllegalArgumentException e) {
            throw new ArithmeticException(money + " is not money");
        }
    }

    /** As it is stored. */
    ObjectNode json() {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", BigDecimal.valueOf(minor, digits).toPlainString())
                .put("currency", currency);
    }

    @Override
    public String toString() {
        return minor + " minor " + currency;
    }
}
