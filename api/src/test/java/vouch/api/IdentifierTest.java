package vouch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderId;

class IdentifierTest {

    private static final List<Function<String, Record>> KINDS =
            List.of(OrderId::new, CustomerId::new, PaymentId::new, CreditNoteId::new, TemporaryLimitId::new);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "536365",
                "C536379",
                "a.b-c_D",
                "...",
                "0190163d-8694-739b-aea5-966c26f8ad90",
                "1234567890123456789012345678901234567890123456789012345678901234"
            })
    void acceptsUpTo64LettersDigitsDotsHyphensAndUnderscores(String value) {
        assertThat(Identifier.checked(value)).isSameAs(value);
        assertThat(KINDS).allSatisfy(kind -> assertThat(kind.apply(value)).isNotNull());
    }

    /** What was created before it was asked for is read: only what is new must be of the narrower form. */
    @Test
    void isNewWhenAUrlCanNameIt() {
        for (String value : List.of(".", "..")) {
            assertThat(value.matches(Identifier.NEW)).isFalse();
            assertThat(Identifier.isAddressable(value)).isFalse();
            assertThat(KINDS).allSatisfy(kind -> assertThat(kind.apply(value)).isNotNull());
        }
        for (String value : List.of("...", ".a", "..a", "a.", "a..", "-", "x".repeat(64))) {
            assertThat(value.matches(Identifier.NEW)).isTrue();
            assertThat(Identifier.isAddressable(value)).isTrue();
        }
        assertThat(List.of("", "a b", "x".repeat(65), "..\n")).noneMatch(value -> value.matches(Identifier.NEW));
    }

    /** Whoever describes an identifier goes by the expression. */
    @Test
    void acceptsWhatTheExpressionMatches() {
        for (char c = 0; c < 0x300; c++) {
            String value = "a" + c;
            boolean matches = value.matches(Identifier.FORMAT);
            assertThat(catchThrowable(() -> Identifier.checked(value)) == null)
                    .as("character %d", (int) c)
                    .isEqualTo(matches);
        }
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "a b",
                "a/b",
                "order/1",
                "é",
                "1\n",
                "a:b",
                "a%2Fb",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void refusesEverythingElse(String value) {
        assertThat(KINDS).allSatisfy(kind -> assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.apply(value))
                .withMessage("An id is 1 to 64 letters, digits, dots, hyphens or underscores."));
    }
}
