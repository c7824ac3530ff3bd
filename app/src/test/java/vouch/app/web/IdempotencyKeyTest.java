package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.Accepted;

/** A request that is sent again is the same, however its path is spelled. */
@WebTest
class IdempotencyKeyTest {

    private static final String PAYMENT = Bodies.PAYMENT.replace("\"paymentId\":\"P-1\",", "");
    private static final String CREDIT_NOTE = Bodies.CREDIT_NOTE.replace("\"creditNoteId\":\"N-1\",", "");

    @Autowired
    private CommandGateway commands;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "/api/customers/%31785%30/payments",
        "/api/%63ustomers/17850/payments",
        "/api/customers/17850/%70ayments"
    })
    void makesOnePaymentOfEverySpelling(String spelling) {
        isTheSame(PAYMENT, "/api/customers/17850/payments", spelling);
    }

    @Test
    void makesOneOfEverythingOfEverySpelling() {
        isTheSame(CREDIT_NOTE, "/api/customers/17850/credit-notes", "/api/customers/1785%30/credit%2Dnotes");
        isTheSame(
                Bodies.TEMPORARY_LIMIT.replace("\"temporaryLimitId\":\"T-1\",", ""),
                "/api/customers/17850/temporary-limits",
                "/api/customers/1785%30/temporary%2Dlimits");
        isTheSame(Bodies.CUSTOMER.replace("\"customerId\":\"17850\",", ""), "/api/customers", "/api/%63ustomers");
        isTheSame(Bodies.ORDER.replace("\"orderId\":\"536365\",", ""), "/api/orders", "/%61pi/orders");
    }

    private void isTheSame(String body, String path, String spelling) {
        clearInvocations(commands);
        when(commands.<Accepted>send(any()))
                .thenReturn(completedFuture(new Accepted(1, Instant.EPOCH, List.of("an event"))));

        for (String one : new String[] {path, spelling}) {
            assertThat(Http.on(port).post(one, body, "Idempotency-Key", "key").status())
                    .isBetween(200, 299);
        }

        ArgumentCaptor<Object> sent = ArgumentCaptor.forClass(Object.class);
        verify(commands, times(2)).send(sent.capture());
        assertThat(sent.getAllValues().get(0)).isEqualTo(sent.getAllValues().get(1));
    }
}
