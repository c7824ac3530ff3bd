package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.axonframework.config.ConfigurerModule;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import vouch.api.order.OrderCommand.ApproveOrder;

/** An order whose approval does not get through is rejected when its time is up, and its credit is given back. */
@VouchTest
@TestPropertySource(properties = "vouch.decision-deadline=1s")
class DecisionDeadlineTest {

    private static final AtomicBoolean BLOCKED = new AtomicBoolean(true);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Test
    void rejectsWhatNobodyDecidedAndReleasesItsCredit() {
        Client vouch = new Client(port);
        vouch.post(
                "/api/customers", "{'customerId':'late','name':'Late','creditLimit':{'amount':'9','currency':'GBP'}}");

        Client.Answer rejected = vouch.post(
                "/api/orders",
                "{'orderId':'late','customerId':'late','lines':[{'sku':'A','quantity':1,"
                        + "'unitPrice':{'amount':'1.00','currency':'GBP'}}]}");
        assertThat(rejected.text("/status")).isEqualTo("REJECTED");
        assertThat(rejected.text("/reason")).isEqualTo("DECISION_TIMEOUT");

        BLOCKED.set(false);
        Awaitility.await()
                .untilAsserted(() -> assertThat(vouch.get("/api/orders/late").text("/credit"))
                        .isEqualTo("RELEASED"));
        Awaitility.await()
                .untilAsserted(() -> assertThat(vouch.get("/api/customers/late").text("/reserved/amount"))
                        .isEqualTo("0.00"));
        Awaitility.await().untilAsserted(() -> {
            assertThat(rows("saga")).isZero();
            assertThat(rows("DeadLetterEntry")).isZero();
        });
    }

    private int rows(String table) {
        return database.queryForObject("select count(*) from " + table, Integer.class);
    }

    @TestConfiguration
    static class Unreachable {

        @Bean
        ConfigurerModule orderUnreachableForApprovals() {
            return configurer -> configurer.onInitialize(
                    axon -> axon.onStart(0, () -> axon.commandBus().registerHandlerInterceptor((work, chain) -> {
                        if (BLOCKED.get() && work.getMessage().getPayload() instanceof ApproveOrder) {
                            throw new IllegalStateException("The order cannot be reached");
                        }
                        return chain.proceed();
                    })));
        }
    }
}
