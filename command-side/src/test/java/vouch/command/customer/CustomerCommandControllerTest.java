package vouch.command.customer;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static vouch.command.http.Today.DATE;
import static vouch.command.http.Today.ON;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import vouch.api.Accepted;
import vouch.api.Money;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerView;
import vouch.api.customer.Eligibility;
import vouch.command.http.Today;

/** Registering a customer over HTTP. */
class CustomerCommandControllerTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final CustomerId CUSTOMER = new CustomerId("17850");
    private static final Money LIMIT = Money.of("1000", "GBP");

    /** Without an id. */
    private static final String BODY = "{\"name\":\"Ada\",\"creditLimit\":{\"amount\":\"1000\",\"currency\":\"GBP\"}}";

    private static final String WITH_ID = BODY.replace("{\"name\"", "{\"customerId\":\"17850\",\"name\"");

    private final CommandGateway commands = mock();
    private final QueryGateway queries = mock();
    private final MockMvcTester http =
            MockMvcTester.of(new CustomerCommandController(commands, queries, Today.dates()));

    @Test
    void answersWithTheCustomerAndItsLocation() {
        accept(true);

        assertThat(post(WITH_ID))
                .hasStatus(201)
                .hasHeader("Location", "/api/customers/17850")
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"customerId":"17850","name":"Ada","country":null,"onHold":false,
                         "creditLimit":{"amount":"1000.00","currency":"GBP"},
                         "reserved":{"amount":"0.00","currency":"GBP"},
                         "receivable":{"amount":"0.00","currency":"GBP"},
                         "available":{"amount":"1000.00","currency":"GBP"},
                         "registeredAt":"2026-01-01T12:00:00Z","version":1}
                        """);
        verify(commands).send(new RegisterCustomer(CUSTOMER, "Ada", null, LIMIT, DATE));
        verifyNoInteractions(queries);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Norway", "Côte d’Ivoire"})
    void passesTheCountryOn(String country) {
        accept(true);

        assertThat(post(WITH_ID.replace("\"Ada\",", "\"Ada\",\"country\":\"" + country + "\",")))
                .hasStatus(201);

        verify(commands).send(new RegisterCustomer(CUSTOMER, "Ada", country, LIMIT, DATE));
    }

    @Test
    void answersTheSameRequestAgainWithTheCustomerAsItIsNow() {
        accept(false);
        CustomerView now = new CustomerView(
                CUSTOMER,
                "Ada",
                null,
                true,
                LIMIT,
                LIMIT,
                LIMIT,
                NOON,
                9,
                ON,
                Money.zero("GBP"),
                CreditTerms.standard("GBP"),
                List.of(),
                new CustomerView.Standing(Eligibility.ELIGIBLE, null, List.of(), 0),
                new CustomerView.Waiting(0, Money.zero("GBP")));
        when(queries.query(new FindCustomer(CUSTOMER), CustomerView.class)).thenReturn(completedFuture(now));

        assertThat(post(WITH_ID))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"customerId":"17850","onHold":true,"available":{"amount":"-1000.00","currency":"GBP"},"version":9}
                        """);
    }

    @Test
    void derivesTheIdFromTheKeySoThatItIsTheSameTheNextTime() {
        accept(true);
        for (String key : List.of("form 7", "form 7", "form 8")) {
            assertThat(post(BODY).header("Idempotency-Key", key)).hasStatus(201);
        }

        List<String> ids = sentIds(3);
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void makesAnIdWhenItGetsNone() {
        accept(true);
        assertThat(post(BODY)).hasStatus(201);
        assertThat(post(BODY)).hasStatus(201);

        assertThat(sentIds(2))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(UUID.fromString(id).version()).isEqualTo(7));
    }

    @Test
    void leadsToTheCustomerUnderTheBasePath() {
        accept(true);

        assertThat(post(WITH_ID).uri("/vouch/api/customers").contextPath("/vouch"))
                .hasHeader("Location", "/vouch/api/customers/17850");
    }

    private MockMvcRequestBuilder post(String body) {
        return http.post()
                .uri("/api/customers")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private void accept(boolean changed) {
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(new Accepted(1, NOON, changed ? List.of("an event") : List.of())));
    }

    private List<String> sentIds(int times) {
        ArgumentCaptor<RegisterCustomer> sent = ArgumentCaptor.forClass(RegisterCustomer.class);
        verify(commands, times(times)).send(sent.capture());
        return sent.getAllValues().stream()
                .map(register -> register.customerId().value())
                .toList();
    }
}
