package vouch.acceptance;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Pounds, counted in pence so that the tests' own sums are exact. */
final class Pence {

    private Pence() {}

    static String text(long pence) {
        return BigDecimal.valueOf(pence, 2).toPlainString();
    }

    static long of(JsonNode money) {
        return new BigDecimal(money.path("amount").stringValue())
                .movePointRight(2)
                .longValueExact();
    }
}
