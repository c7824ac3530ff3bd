package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static vouch.app.web.Bodies.*;

import java.util.Collections;
import java.util.List;
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
        "PUT, /api/customers/17850/terms, /onShortage /tolerancePercent /paymentDays /overdueMinimum",
        "PUT, /api/customers/17850/eligibility, /eligibility /revision",
        "POST, /api/customers/17850/temporary-limits, /amount /from /until",
        "POST, /api/orders/536365/credit-override, /reasons /reason",
        "POST, /api/orders/536365/credit-refusal, /reason",
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

    /** The same of the credit desk. */
    static Stream<Arguments> breachesOfTheDesk() {
        String factors = String.join(",", Collections.nCopies(21, "\"rating\""));
        return Stream.of(
                terms("WAIT", "WARNING", "/onShortage"),
                terms("WAIT", "wait", "/onShortage"),
                terms(":10,", ":101,", "/tolerancePercent"),
                terms(":10,", ":-1,", "/tolerancePercent"),
                terms(":10,", ":null,", "/tolerancePercent"),
                terms(":14,", ":366,", "/paymentDays"),
                terms(":14,", ":-1,", "/paymentDays"),
                terms(":7,", ":366,", "/overdueGraceDays"),
                terms(":7,", ":-1,", "/overdueGraceDays"),
                terms(":30,", ":366,", "/reservationDays"),
                terms(":30,", ":0,", "/reservationDays"),
                terms("12.50", "-0.01", "/overdueMinimum"),
                terms("agreed", " ", "/reason"),
                terms("2011-03-31", "2011-02-29", "/on"),
                eligibility("RESTRICTED", "GOOD", "/eligibility"),
                eligibility("12.50", "-0.01", "/bound"),
                eligibility("\"rating\"", factors, "/factors"),
                eligibility("\"rating\"", "\"rating\",null", "/factors/1"),
                eligibility("rating", "", "/factors/0"),
                eligibility("rating", "a\\u0007b", "/factors/0"),
                eligibility("rating", "x".repeat(101), "/factors/0"),
                eligibility(":3,", ":0,", "/revision"),
                eligibility(":3,", ":99999999999999999999,", "/revision"),
                limit("T-1", "T 1", "/temporaryLimitId"),
                limit("12.50", "-0.01", "/amount"),
                limit("2011-11-01", "2011-11-31", "/from"),
                limit("2011-12-31", "31.12.2011", "/until"),
                limit("2011-12-31", "", "/until"),
                limit("season", "x".repeat(501), "/reason"),
                override("[\"OVERDUE\",\"CREDIT_HOLD\"]", "[]", "/reasons"),
                override("\"OVERDUE\"", "null", "/reasons/0"),
                override("CREDIT_HOLD", "CURRENCY_MISMATCH", "/reasons/1"),
                override("good payer", "", "/reason"),
                arguments("POST", "/api/orders/536365/credit-refusal", "{\"reason\":\"\"}", "/reason"));
    }

    /** Every command with a body has a business date, and each of them only one that may be. */
    static Stream<Arguments> dates() {
        String on = ",\"on\":\"9999-12-31\"}";
        return Stream.of(
                        List.of("POST", "/api/customers", CUSTOMER),
                        List.of("PUT", ACCOUNT + "credit-limit", LIMIT),
                        List.of("PUT", ACCOUNT + "hold", REASON),
                        List.of("POST", ACCOUNT + "payments", PAYMENT),
                        List.of("POST", ACCOUNT + "payments/P-1/reversal", REASON),
                        List.of("POST", ACCOUNT + "credit-notes", CREDIT_NOTE),
                        List.of("PUT", ACCOUNT + "terms", TERMS),
                        List.of("POST", ACCOUNT + "temporary-limits", TEMPORARY_LIMIT),
                        List.of("PUT", ACCOUNT + "eligibility", ELIGIBILITY),
                        List.of("POST", ACCOUNT + "review", "{\"on\":\"2011-03-31\"}"),
                        List.of("POST", "/api/orders", ORDER),
                        List.of("POST", "/api/orders/536365/cancellation", REASON),
                        List.of("POST", "/api/orders/536365/shipment", "{\"on\":\"2011-03-31\"}"),
                        List.of("POST", "/api/orders/536365/credit-override", OVERRIDE),
                        List.of("POST", "/api/orders/536365/credit-refusal", REASON))
                .map(one -> arguments(
                        one.get(0),
                        one.get(1),
                        one.get(2).contains("\"on\"")
                                ? one.get(2).replace("2011-03-31", "9999-12-31")
                                : one.get(2).replaceFirst("}$", on),
                        "/on"));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource({"breaches", "breachesOfTheDesk", "dates"})
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

    @ParameterizedTest
    @CsvSource({
        "hold?on=2011-02-29, on",
        "hold?on=9999-12-31, on",
        "hold?on=, on",
        "temporary-limits/T-1?on=today, on",
        "temporary-limits/T-1?on=9999-12-31, on",
        "temporary-limits/T-1?reason=%20, reason"
    })
    void saysWhichParameterBreaksARule(String request, String parameter) {
        assertThat(Http.on(port)
                        .json("DELETE", ACCOUNT + request, "")
                        .isProblem(422, "VALIDATION_FAILED")
                        .at("/errors/0/parameter")
                        .asString())
                .isEqualTo(parameter);
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

    private static Arguments terms(String replaced, String by, String pointer) {
        return breach("PUT", ACCOUNT + "terms", TERMS, replaced, by, pointer);
    }

    private static Arguments eligibility(String replaced, String by, String pointer) {
        return breach("PUT", ACCOUNT + "eligibility", ELIGIBILITY, replaced, by, pointer);
    }

    private static Arguments limit(String replaced, String by, String pointer) {
        return breach(ACCOUNT + "temporary-limits", TEMPORARY_LIMIT, replaced, by, pointer);
    }

    private static Arguments override(String replaced, String by, String pointer) {
        return breach("/api/orders/536365/credit-override", OVERRIDE, replaced, by, pointer);
    }

    private static Arguments breach(String path, String body, String replaced, String by, String pointer) {
        return breach("POST", path, body, replaced, by, pointer);
    }

    private static Arguments breach(
            String method, String path, String body, String replaced, String by, String pointer) {
        assertThat(body).contains(replaced);
        return arguments(method, path, body.replace(replaced, by), pointer);
    }
}
