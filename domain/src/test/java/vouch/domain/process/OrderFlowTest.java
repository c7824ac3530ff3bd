package vouch.domain.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.process.Orders.APPROVED;
import static vouch.domain.process.Orders.CANCELLED;
import static vouch.domain.process.Orders.CHARGED;
import static vouch.domain.process.Orders.CREATED;
import static vouch.domain.process.Orders.DEFERRED;
import static vouch.domain.process.Orders.EXPIRED;
import static vouch.domain.process.Orders.NO_CREDIT;
import static vouch.domain.process.Orders.RELEASED;
import static vouch.domain.process.Orders.RESERVED;
import static vouch.domain.process.Orders.SHIPPED;
import static vouch.domain.process.Orders.TIMED_OUT;
import static vouch.domain.process.Orders.rejected;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.RejectionReason;
import vouch.domain.process.OrderFlow.Step;
import vouch.domain.process.OrderProgress.Phase;

class OrderFlowTest {

    private static final List<Object> EVENTS = List.of(
            RESERVED,
            DEFERRED,
            NO_CREDIT,
            APPROVED,
            rejected(RejectionReason.CREDIT_LIMIT_EXCEEDED),
            TIMED_OUT,
            CANCELLED,
            SHIPPED,
            EXPIRED,
            RELEASED,
            CHARGED);

    private final Set<Step> taken = new HashSet<>();
    private final Set<OrderProgress> seen = new HashSet<>();

    @Test
    void leadsWhereTheProgressOfAnOrderGoes() {
        walk(OrderProgress.NONE.after(CREATED));

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Phase.values())
                        .flatMap(phase -> OrderFlow.from(phase).stream())
                        .toList());
    }

    /** Takes each event that the phase has a step for, and writes down where it really leads. */
    private void walk(OrderProgress progress) {
        if (!seen.add(progress)) {
            return;
        }
        for (Object event : EVENTS) {
            boolean drawn =
                    OrderFlow.from(progress.phase()).stream().anyMatch(step -> step.event() == event.getClass());
            if (drawn) {
                OrderProgress next = progress.after(event);
                taken.add(new Step(progress.phase(), event.getClass(), next.phase()));
                walk(next);
            }
        }
    }

    @Test
    void hasAStepForEveryEvent() {
        assertThat(Stream.of(Phase.values())
                        .flatMap(phase -> OrderFlow.from(phase).stream())
                        .map(Step::event))
                .containsAll(EVENTS.stream().<Class<?>>map(Object::getClass).toList());
    }

    @Test
    void sendsTheCommandThatTheSagaSends() {
        assertSends(Phase.RESERVING, CREATED);
        assertSends(Phase.APPROVING, RESERVED);
        assertSends(Phase.REJECTING, NO_CREDIT);
        assertSends(Phase.RELEASING, CANCELLED);
        assertSends(Phase.RELEASING, TIMED_OUT);
        assertSends(Phase.CHARGING, SHIPPED);
        assertThat(Stream.of(DEFERRED, APPROVED).map(OrderSaga::on)).containsOnly(new OrderSaga.Wait());
        assertThat(OrderFlow.command(Phase.AWAITING_CREDIT)).isNull();
        assertThat(OrderFlow.command(Phase.AWAITING_SHIPMENT)).isNull();
    }

    private static void assertSends(Phase phase, Object event) {
        assertThat(((OrderSaga.Send) OrderSaga.on(event)).command()).isInstanceOf(OrderFlow.command(phase));
    }
}
