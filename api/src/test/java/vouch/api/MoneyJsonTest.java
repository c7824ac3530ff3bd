package vouch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class MoneyJsonTest {

    private final JsonMapper json = new JsonMapper();

    @ParameterizedTest
    @CsvSource({
        "13912, GBP, 139.12",
        "0, GBP, 0.00",
        "-5, GBP, -0.05",
        "500, JPY, 500",
        "1250, KWD, 1.250",
        "9223372036854775807, GBP, 92233720368547758.07"
    })
    void writesADecimalStringAndReadsItBack(long minor, String currency, String amount) {
        Money money = new Money(minor, currency);
        String written = "{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency);

        assertThat(json.writeValueAsString(money)).isEqualTo(written);
        assertThat(json.readValue(written, Money.class)).isEqualTo(money);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":\"139.12\"}",
                "{\"currency\":\"GBP\"}",
                "{}",
                "{\"amount\":null,\"currency\":\"GBP\"}",
                "{\"amount\":\"139.123\",\"currency\":\"GBP\"}",
                "{\"amount\":\"1\",\"currency\":\"XAU\"}",
                "{\"amount\":\"007\",\"currency\":\"GBP\"}",
                "{\"amount\":\"-0.00\",\"currency\":\"GBP\"}",
                "\"139.12 GBP\"",
                "139.12"
            })
    void refusesToReadAnythingElse(String written) {
        assertThatThrownBy(() -> json.readValue(written, Money.class)).isInstanceOf(JacksonException.class);
    }
}
