package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.coordination.DecisionDeadline;
import vouch.engine.outage.Overloaded;

class SagaBacklogTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);
    private static final BusinessDate DATE = new BusinessDate(ON, true);

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final CreateOrder NEW_ORDER = new CreateOrder(
            new OrderId("o"), new CustomerId("c"), List.of(new OrderLine("TEST", 1, Money.of("1.00", "GBP"))), DATE);

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final SagaBacklog backlog = backlog(Duration.ofSeconds(60));

    @Test
    void takesOrdersWhileTheSagaKeepsUp() throws Exception {
        send(backlog, NEW_ORDER);

        handle(backlog, Duration.ofSeconds(15));

        send(backlog, NEW_ORDER);
    }

    @Test
    void takesNoNewOrderWhileTheSagaIsFarBehind() throws Exception {
        // Again and again: what was seen 2 s ago says nothing any more.
        await().untilAsserted(() -> {
            handle(backlog, Duration.ofSeconds(16));
            assertThatThrownBy(() -> send(backlog, NEW_ORDER)).isInstanceOf(Overloaded.class);
        });
        send(backlog, new CancelOrder(new OrderId("o"), null, ON));
        assertThat(metrics.get("vouch.commands")
                        .tags("command", "CreateOrder", "outcome", "refused", "code", "OVERLOADED")
                        .timer()
                        .count())
                .isPositive();
    }

    /** Else nothing would ever come that shows that it has caught up. */
    @Test
    void takesOrdersAgainOnceTheSagaHasNothingMoreToDo() throws Exception {
        handle(backlog, Duration.ofHours(1));

        await().ignoreExceptions().untilAsserted(() -> send(backlog, NEW_ORDER));
    }

    @Test
    void bearsFiveSecondsHoweverShortTheDeadlineIs() throws Exception {
        SagaBacklog hasty = backlog(Duration.ofMillis(200));

        handle(hasty, Duration.ofSeconds(5));

        send(hasty, NEW_ORDER);
    }

    private SagaBacklog backlog(Duration deadline) {
        return new SagaBacklog(
                Clock.fixed(NOW, ZoneOffset.UTC),
                new DecisionDeadline(deadline, Duration.ofDays(14)),
                new CommandMetrics(metrics));
    }

    private static void handle(SagaBacklog backlog, Duration age) throws Exception {
        EventMessage<String> event = new GenericEventMessage<>("id", "event", MetaData.emptyInstance(), NOW.minus(age));
        InterceptorChain rest = Mockito.mock();
        backlog.measure(new DefaultUnitOfWork<>(event), rest);
        Mockito.verify(rest).proceed();
    }

    private static void send(SagaBacklog backlog, Object payload) {
        CommandMessage<Object> command = GenericCommandMessage.asCommandMessage(payload);
        assertThat(backlog.handle(List.of(command)).apply(0, command)).isSameAs(command);
    }
}
