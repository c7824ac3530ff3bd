package vouch.command.customer;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import vouch.api.Accepted;
import vouch.api.Money;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;

/** What is done to a customer's account over HTTP. */
class CustomerCommandControllerAccountTest {

    private static final CustomerId CUSTOMER = new CustomerId("17850");
    private static final PaymentId PAYMENT = new PaymentId("P-1");
    private static final Money MONEY = Money.of("12.5", "GBP");
    private static final String JSON = "{\"amount\":\"12.5\",\"currency\":\"GBP\"}";
    private static final String WRITTEN = "{\"amount\":\"12.50\",\"currency\":\"GBP\"}";

    private final CommandGateway commands = mock();
    private final MockMvcTester http = MockMvcTester.of(
            new CustomerCommandController(commands, mock(QueryGateway.class)), new PostingCommandController(commands));

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments(PUT, "credit-limit", "{\"creditLimit\":%s}".formatted(JSON), change(null)),
                arguments(
                        PUT,
                        "credit-limit",
                        "{\"creditLimit\":%s,\"reason\":\"good payer\"}".formatted(JSON),
                        change("good payer")),
                arguments(
                        PUT, "hold", "{\"reason\":\"bounced twice\"}", new PlaceCreditHold(CUSTOMER, "bounced twice")),
                arguments(DELETE, "hold", "", new LiftCreditHold(CUSTOMER, null)),
                arguments(DELETE, "hold?reason=paid%20%C3%A6", "", new LiftCreditHold(CUSTOMER, "paid æ")));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("changes")
    void answersAChangeWithoutABodyTheFirstTimeAndAgain(
            HttpMethod method, String path, String body, CustomerCommand command) {
        for (boolean first : new boolean[] {true, false}) {
            accept(first);

            assertThat(request(method, path, body)).hasStatus(204).body().isEmpty();
        }
        verify(commands, times(2)).send(command);
    }

    static Stream<Arguments> entries() {
        return Stream.of(
                arguments(
                        "payments",
                        "{\"paymentId\":\"P-1\",\"amount\":%s}".formatted(JSON),
                        new RecordPayment(CUSTOMER, PAYMENT, MONEY),
                        "{\"paymentId\":\"P-1\",\"amount\":%s}".formatted(WRITTEN)),
                arguments(
                        "payments/P-1/reversal",
                        "{\"reason\":\"bounced\"}",
                        new ReversePayment(CUSTOMER, PAYMENT, "bounced"),
                        "{\"paymentId\":\"P-1\"}"),
                arguments(
                        "credit-notes",
                        "{\"creditNoteId\":\"N-1\",\"amount\":%s}".formatted(JSON),
                        new IssueCreditNote(CUSTOMER, new CreditNoteId("N-1"), MONEY, null),
                        "{\"creditNoteId\":\"N-1\",\"amount\":%s}".formatted(WRITTEN)),
                arguments(
                        "credit-notes",
                        "{\"creditNoteId\":\"N-1\",\"amount\":%s,\"reason\":\"damaged\"}".formatted(JSON),
                        new IssueCreditNote(CUSTOMER, new CreditNoteId("N-1"), MONEY, "damaged"),
                        "{\"creditNoteId\":\"N-1\",\"amount\":%s}".formatted(WRITTEN)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("entries")
    void answersAnEntryWithItselfCreatedTheFirstTimeAndOkAgain(
            String path, String body, CustomerCommand command, String answer) {
        for (boolean first : new boolean[] {true, false}) {
            accept(first);

            assertThat(request(POST, path, body))
                    .hasStatus(first ? 201 : 200)
                    .bodyJson()
                    .isStrictlyEqualTo(answer);
        }
        verify(commands, times(2)).send(command);
    }

    /** The path is in the id: the same key serves a payment and a credit note, and two customers. */
    @Test
    void derivesIdsFromTheKeyAndThePath() {
        accept(true);
        String body = "{\"amount\":%s}".formatted(JSON);
        for (String path : List.of("17850/payments", "17850/payments", "13047/payments", "17850/credit-notes")) {
            assertThat(http.post()
                            .uri("/api/customers/" + path)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body)
                            .header("Idempotency-Key", "key"))
                    .hasStatus(201);
        }

        List<String> ids =
                sent(4).stream().map(CustomerCommandControllerAccountTest::id).toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        assertThat(ids.subList(1, 4)).doesNotHaveDuplicates();
    }

    @Test
    void makesAnIdWhenItGetsNone() {
        accept(true);
        for (String path : List.of("payments", "payments", "credit-notes")) {
            assertThat(request(POST, path, "{\"amount\":%s}".formatted(JSON))).hasStatus(201);
        }

        assertThat(sent(3).stream().map(CustomerCommandControllerAccountTest::id))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7));
    }

    private static ChangeCreditLimit change(String reason) {
        return new ChangeCreditLimit(CUSTOMER, MONEY, reason);
    }

    private static String id(CustomerCommand command) {
        return command instanceof RecordPayment payment
                ? payment.paymentId().value()
                : ((IssueCreditNote) command).creditNoteId().value();
    }

    private MockMvcRequestBuilder request(HttpMethod method, String path, String body) {
        MockMvcRequestBuilder request = http.method(method).uri(URI.create("/api/customers/17850/" + path));
        return body.isEmpty()
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private void accept(boolean changed) {
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(new Accepted(4, Instant.EPOCH, changed ? List.of("an event") : List.of())));
    }

    private List<CustomerCommand> sent(int times) {
        ArgumentCaptor<CustomerCommand> sent = ArgumentCaptor.forClass(CustomerCommand.class);
        verify(commands, times(times)).send(sent.capture());
        return sent.getAllValues();
    }
}
