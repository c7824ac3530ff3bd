package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.Origin;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.order.OrderView;
import vouch.app.VouchTest;

/** Whoever has signed in is known, too, where a controller goes on with an answer. */
@VouchTest
class CallerContextTest {
    private static final LocalDate ON = LocalDate.of(2011, 3, 31);
    private static final BusinessDate DATE = new BusinessDate(ON, true);

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @BeforeEach
    void signIn() {
        SecurityContextHolder.setContext(new SecurityContextImpl(new TestingAuthenticationToken("ada", "secret")));
        MDC.put(Origin.CORRELATION, "request-7");
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
        MDC.clear();
    }

    /** Nobody has such an order, so the answer comes from another thread, after the time. */
    @Test
    void isTheSameBehindTheAnswerToAQuery() {
        AwaitOrder query = new AwaitOrder(new OrderId("of-nobody"), 1, Milestone.STORED, Duration.ofMillis(200));

        assertThat(known(queries.query(query, OrderView.class))).isEqualTo("ada, request-7");
    }

    @Test
    void isTheSameBehindTheAnswerToACommand() {
        CustomerId customer = new CustomerId("caller-" + UUID.randomUUID());

        assertThat(known(commands.send(new RegisterCustomer(customer, "Ada", null, Money.of("1.00", "GBP"), DATE))))
                .isEqualTo("ada, request-7");
    }

    @Test
    void isTheSameBehindARefusal() {
        CompletableFuture<Object> refused = commands.send("no command");

        assertThat(known(refused.exceptionally(failure -> null))).isEqualTo("ada, request-7");
    }

    private static String known(CompletableFuture<?> answer) {
        return answer.thenApply(any ->
                        SecurityContextHolder.getContext().getAuthentication().getName() + ", "
                                + MDC.get(Origin.CORRELATION))
                .orTimeout(10, TimeUnit.MINUTES)
                .join();
    }
}
