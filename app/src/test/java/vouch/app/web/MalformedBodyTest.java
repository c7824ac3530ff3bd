package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static vouch.app.web.Bodies.*;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A body that is no JSON, or JSON of another shape: 400. */
@WebTest
class MalformedBodyTest {

    @Autowired
    private CommandGateway commands;

    @LocalServerPort
    private int port;

    @AfterEach
    void nothingWasSent() {
        verify(commands, never()).send(any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "nonsense",
                "null",
                "17",
                "\"text\"",
                "[]",
                "{}{}",
                "{} x",
                "{'customerId':'1'}",
                "{customerId:\"1\"}",
                "{\"customerId\":\"1\",}",
                "/* none */{}",
                "{\"customerId\":NaN}",
                "{\"customerId\":\"a\nb\"}",
                "{\"customerId\":\"\\x\"}",
                "<order/>"
            })
    void isRefusedWhenItIsNotAJsonObject(String body) {
        malformed(body);
    }

    /** Where in a valid body, and what there instead. */
    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"536365\"           | 536365",
                "\"17850\"            | 17850",
                "\"17850\"            | true",
                "\"17850\"            | {}",
                "\"17850\"            | [\"17850\"]",
                "\"85123A\"           | 85123",
                "\"85123A\"           | 1.5",
                ":6                   | :\"6\"",
                ":6                   | :1.5",
                ":6                   | :6.0",
                ":6                   | :6e0",
                ":6                   | :true",
                ":6                   | :[6]",
                ":6                   | :{}",
                "\"12.50\"            | 12.50",
                "\"12.50\"            | 12",
                "\"12.50\"            | false",
                "\"GBP\"              | 826",
                "\"currency\":\"GBP\" | \"currency\":\"GBP\",\"minor\":1250"
            })
    void isRefusedWhenAValueIsOfAnotherType(String instead, String of) {
        assertThat(ORDER).contains(instead);

        malformed(ORDER.replace(instead, of));
    }

    static Stream<String> shapes() {
        return Stream.of(
                ORDER.replace(MONEY, "\"12.50 GBP\""),
                ORDER.replace(MONEY, "12.5"),
                ORDER.replace(MONEY, "[]"),
                ORDER.replace("[" + LINE + "]", LINE),
                ORDER.replace("[" + LINE + "]", "\"" + "none" + "\""),
                ORDER.replace(LINE, "[" + LINE + "]"),
                ORDER.replace(LINE, "\"85123A\""));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void isRefusedWhenItHasAnotherShape(String body) {
        malformed(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"orderId\"  | {\"discount\":1,\"orderId\"  | discount",
                "{\"orderId\"  | {\"OrderId\":\"1\",\"orderId\"  | OrderId",
                "{\"sku\"      | {\"skew\":null,\"sku\"       | skew",
                "{\"amount\"   | {\"value\":\"1\",\"amount\"  | value"
            })
    void isRefusedWhenItHasAFieldThatThereIsNot(String place, String with, String field) {
        assertThat(ORDER).contains(place);

        assertThat(malformed(ORDER.replace(place, with))).contains(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"orderId\"  | {\"customerId\":\"17850\",\"orderId\"",
                "{\"sku\"      | {\"quantity\":6,\"sku\"",
                "{\"amount\"   | {\"amount\":\"12.50\",\"amount\""
            })
    void isRefusedWhenAFieldIsThereTwice(String place, String with) {
        assertThat(ORDER).contains(place);

        malformed(ORDER.replace(place, with));
    }

    @Test
    void isRefusedWhenItIsNoText() {
        byte[] bytes = CUSTOMER.replace("Ada", "Ad\u00e6").getBytes(StandardCharsets.ISO_8859_1);

        Http.on(port)
                .send("POST", "/api/customers", BodyPublishers.ofByteArray(bytes), "Content-Type", "application/json")
                .isProblem(400, "MALFORMED_REQUEST");
    }

    @Test
    void isRefusedWhenItIsNestedTooDeep() {
        malformed("{\"lines\":" + "[".repeat(20_000));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/customers",
        "PUT, /api/customers/17850/credit-limit",
        "PUT, /api/customers/17850/hold",
        "POST, /api/customers/17850/payments",
        "POST, /api/customers/17850/payments/P-1/reversal",
        "POST, /api/customers/17850/credit-notes",
        "PUT, /api/customers/17850/terms",
        "PUT, /api/customers/17850/eligibility",
        "POST, /api/customers/17850/review",
        "POST, /api/customers/17850/temporary-limits",
        "POST, /api/orders/536365/credit-override",
        "POST, /api/orders/536365/credit-refusal",
        "POST, /api/orders/536365/shipment",
        "POST, /api/orders",
        "POST, /api/orders/536365/cancellation"
    })
    void isRefusedEverywhere(String method, String path) {
        for (String body :
                new String[] {"{", "[]", "{\"unknown\":1}", "{\"reason\":7,\"name\":7,\"amount\":7,\"lines\":7}"}) {
            Http.on(port).json(method, path, body).isProblem(400, "MALFORMED_REQUEST");
        }
    }

    private String malformed(String body) {
        return Http.on(port)
                .post("/api/orders", body)
                .isProblem(400, "MALFORMED_REQUEST")
                .get("detail")
                .asString();
    }
}
