package vouch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.api.customer.PostingId;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderId;

class IdentifierJsonTest {

    private final JsonMapper json = new JsonMapper();

    static Stream<Record> everyKind() {
        return Stream.of(
                new OrderId("A-1"),
                new CustomerId("A-1"),
                new PaymentId("A-1"),
                new CreditNoteId("A-1"),
                new TemporaryLimitId("A-1"),
                new PostingId("A-1"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void isAPlainString(Record id) {
        assertThat(json.writeValueAsString(id)).isEqualTo("\"A-1\"");
        assertThat(json.readValue("\"A-1\"", id.getClass())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"a/b\"", "{\"value\":\"A-1\"}", "[\"A-1\"]"})
    void isReadFromNothingElse(String written) {
        assertThatThrownBy(() -> json.readValue(written, OrderId.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue(written, CustomerId.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue(written, PaymentId.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue(written, CreditNoteId.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> json.readValue(written, TemporaryLimitId.class))
                .isInstanceOf(JacksonException.class);
    }
}
