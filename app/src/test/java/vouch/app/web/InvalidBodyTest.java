package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static vouch.app.web.Bodies.*;

import java.util.Collections;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Well-formed JSON that breaks a rule: 422, and where. */
@WebTest
class InvalidBodyTest {

    private static final String ACCOUNT = "/api/customers/17850/";

    @Autowired
    private CommandGateway commands;

    @LocalServerPort
    private int port;

    @AfterEach
    void nothingWasSent() {
        verify(commands, never()).send(any());
    }

    /** Every endpoint with a body: all that is missing from an empty one. */
    @ParameterizedTest
    @CsvSource({
        "POST, /api/customers, /name /creditLimit",
        "PUT, /api/customers/17850/credit-limit, /creditLimit",
        "PUT, /api/customers/17850/hold, /reason",
        "POST, /api/customers/17850/payments, /amount",
        "POST, /api/customers/17850/payments/P-1/reversal, /reason",
        "POST, /api/customers/17850/credit-notes, /amount",
        "POST, /api/orders, /customerId /lines"
    })
    void listsEverythingThatIsMissing(String method, String path, String pointers) {
        Http.on(port).json(method, path, "{}").isInvalidAt(pointers.split(" "));
        Http.on(port).json(method, path, "").isInvalidAt(pointers.split(" "));
    }

    @Test
    void takesNullForMissing() {
        Http.on(port)
                .post("/api/orders", "{\"orderId\":null,\"customerId\":null,\"lines\":null}")
                .isInvalidAt("/customerId", "/lines");
        Http.on(port)
                .post("/api/orders", ORDER.replace(LINE, "null," + LINE + ",{}"))
                .isInvalidAt("/lines/0", "/lines/2/sku", "/lines/2/quantity", "/lines/2/unitPrice");
    }

    @Test
    void listsEverythingThatIsWrong() {
        String line = LINE.replace("85123A", " ").replace(":6", ":0").replace("12.50", "-1");

        Http.on(port)
                .post(
                        "/api/orders",
                        ORDER.replace(LINE, LINE + "," + line)
                                .replace("536365", "a b")
                                .replace("17850", "é"))
                .isInvalidAt("/orderId", "/customerId", "/lines/1/sku", "/lines/1/quantity", "/lines/1/unitPrice");
    }

    /** Of a valid body, what is replaced by what, and what is wrong then. */
    static Stream<Arguments> breaches() {
        String long101 = "x".repeat(101);
        return Stream.of(
                order("\"536365\"", "\"\"", "/orderId"),
                order("\"536365\"", "\"a/b\"", "/orderId"),
                order("\"536365\"", "\"" + "x".repeat(65) + "\"", "/orderId"),
                order("\"17850\"", "\"order/1\"", "/customerId"),
                order("[" + LINE + "]", "[]", "/lines"),
                order(LINE, String.join(",", Collections.nCopies(101, LINE)), "/lines"),
                order("85123A", "", "/lines/0/sku"),
                order("85123A", " ", "/lines/0/sku"),
                order("85123A", long101, "/lines/0/sku"),
                order("85123A", "a\\nb", "/lines/0/sku"),
                order("85123A", "a\\u0000b", "/lines/0/sku"),
                order("85123A", "a\\ud83d", "/lines/0/sku"),
                order("85123A", "\\udc4bb", "/lines/0/sku"),
                order(":6", ":0", "/lines/0/quantity"),
                order(":6", ":-2147483648", "/lines/0/quantity"),
                order(":6", ":2147483648", "/lines/0/quantity"),
                order(":6", ":99999999999999999999", "/lines/0/quantity"),
                order("12.50", "-0.01", "/lines/0/unitPrice"),
                order("12.50", "10000000000000.01", "/lines/0/unitPrice"),
                customer("Ada", "", "/name"),
                customer("Ada", "x".repeat(201), "/name"),
                customer("Ada", "a\\u0007b", "/name"),
                customer("Ada", "a\\ud83d", "/name"),
                customer("Norway", long101, "/country"),
                customer("Norway", "\\t", "/country"),
                customer("\"17850\"", "\"a b\"", "/customerId"),
                customer("12.50", "-0.01", "/creditLimit"),
                customer("12.50", "10000000000000.01", "/creditLimit"),
                arguments("PUT", ACCOUNT + "credit-limit", LIMIT.replace("12.50", "-1"), "/creditLimit"),
                arguments("PUT", ACCOUNT + "credit-limit", LIMIT.replace("good payer", "x".repeat(501)), "/reason"),
                arguments("PUT", ACCOUNT + "hold", REASON.replace("changed my mind", ""), "/reason"),
                arguments("PUT", ACCOUNT + "hold", REASON.replace("changed my mind", "x".repeat(501)), "/reason"),
                arguments("POST", ACCOUNT + "payments", PAYMENT.replace("12.50", "0"), "/amount"),
                arguments("POST", ACCOUNT + "payments", PAYMENT.replace("12.50", "-1"), "/amount"),
                arguments("POST", ACCOUNT + "payments", PAYMENT.replace("P-1", "P 1"), "/paymentId"),
                arguments("POST", ACCOUNT + "payments/P-1/reversal", REASON.replace("mind", "\\u0000"), "/reason"),
                arguments("POST", ACCOUNT + "credit-notes", CREDIT_NOTE.replace("12.50", "0"), "/amount"),
                arguments("POST", ACCOUNT + "credit-notes", CREDIT_NOTE.replace("N-1", "N 1"), "/creditNoteId"),
                arguments("POST", ACCOUNT + "credit-notes", CREDIT_NOTE.replace("damaged", ""), "/reason"),
                arguments("POST", "/api/orders/536365/cancellation", REASON.replace("mind", "\\ud83d"), "/reason"),
                arguments("POST", "/api/orders/536365/cancellation", "{\"reason\":\"\"}", "/reason"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("breaches")
    void saysWhichFieldBreaksARule(String method, String path, String body, String pointer) {
        Http.on(port).json(method, path, body).isInvalidAt(pointer);
    }

    /** Amounts that are none: wherever money is expected. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"amount\":\"1\",\"currency\":\"XAU\"}",
                "{\"amount\":\"1\",\"currency\":\"XXX\"}",
                "{\"amount\":\"1\",\"currency\":\"ZZZ\"}",
                "{\"amount\":\"1\",\"currency\":\"gbp\"}",
                "{\"amount\":\"1\",\"currency\":\"\"}",
                "{\"amount\":\"1\",\"currency\":null}",
                "{\"amount\":\"1\"}",
                "{\"currency\":\"GBP\"}",
                "{\"amount\":null,\"currency\":\"GBP\"}",
                "{}",
                "{\"amount\":\"1.234\",\"currency\":\"GBP\"}",
                "{\"amount\":\"1.5\",\"currency\":\"JPY\"}",
                "{\"amount\":\"1.2345\",\"currency\":\"KWD\"}",
                "{\"amount\":\"\",\"currency\":\"GBP\"}",
                "{\"amount\":\"1e3\",\"currency\":\"GBP\"}",
                "{\"amount\":\"1,50\",\"currency\":\"GBP\"}",
                "{\"amount\":\"NaN\",\"currency\":\"GBP\"}",
                "{\"amount\":\"99999999999999999999\",\"currency\":\"GBP\"}"
            })
    void saysThatMoneyIsNotMoney(String money) {
        Http.on(port).post("/api/orders", ORDER.replace(MONEY, money)).isInvalidAt("/lines/0/unitPrice");
        Http.on(port).post("/api/customers", CUSTOMER.replace(MONEY, money)).isInvalidAt("/creditLimit");
        Http.on(port).post(ACCOUNT + "payments", PAYMENT.replace(MONEY, money)).isInvalidAt("/amount");
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "x"})
    void saysThatTheReasonInTheAddressBreaksARule(String reason) {
        String path = ACCOUNT + "hold?reason=" + (reason.equals("x") ? "x".repeat(501) : reason.replace(" ", "%20"));

        assertThat(Http.on(port)
                        .json("DELETE", path, "")
                        .isProblem(422, "VALIDATION_FAILED")
                        .at("/errors/0/parameter")
                        .asString())
                .isEqualTo("reason");
    }

    @Test
    void saysThatTheIdempotencyKeyBreaksARule() {
        String body = ORDER.replace("\"orderId\":\"536365\",", "");
        for (String key : new String[] {"", " ", "k".repeat(256)}) {
            Http.on(port).post("/api/orders", body, "Idempotency-Key", key).isProblem(422, "VALIDATION_FAILED");
        }
    }

    private static Arguments order(String replaced, String by, String pointer) {
        return breach("/api/orders", ORDER, replaced, by, pointer);
    }

    private static Arguments customer(String replaced, String by, String pointer) {
        return breach("/api/customers", CUSTOMER, replaced, by, pointer);
    }

    private static Arguments breach(String path, String body, String replaced, String by, String pointer) {
        assertThat(body).contains(replaced);
        return arguments("POST", path, body.replace(replaced, by), pointer);
    }
}
