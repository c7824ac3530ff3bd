package vouch.domain.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.process.Orders.*;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.customer.Granted;
import vouch.domain.process.OrderProgress.Phase;

class SagaStateTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant DECISION = NOON.plusSeconds(60);
    private static final Instant WAITING = NOON.plusSeconds(14 * 24 * 60 * 60);
    private static final SagaState BEGUN = SagaState.begin(CREATED, NOON, DECISION);

    @Test
    void hasTheDecisionDeadlineAtFirst() {
        assertThat(BEGUN.deadline()).isEqualTo(DECISION);
        assertThat(after(BEGUN, RESERVED).deadline()).isEqualTo(DECISION);
        assertThat(BEGUN.phase()).isEqualTo(Phase.RESERVING);
    }

    @Test
    void hasTheWaitingDeadlineOnceTheOrderWaits() {
        SagaState waiting = after(BEGUN, DEFERRED);

        assertThat(waiting.deadline()).isEqualTo(WAITING);
        assertThat(waiting.phase()).isEqualTo(Phase.AWAITING_CREDIT);
        assertThat(waiting.isInFlight()).isTrue();
    }

    @Test
    void keepsTheWaitingDeadlineUntilTheOrderIsDecided() {
        SagaState granted = after(BEGUN, DEFERRED, reserved(Granted.AFTER_WAITING));

        assertThat(granted.deadline()).isEqualTo(WAITING);
        assertThat(after(granted, APPROVED).deadline()).isNull();
        assertThat(after(BEGUN, DEFERRED, CANCELLED).deadline()).isNull();
    }

    @Test
    void hasNoDeadlineWhenTheOrderIsDecidedBeforeItBeginsToWait() {
        assertThat(after(BEGUN, CANCELLED, DEFERRED).deadline()).isNull();
        assertThat(after(BEGUN, CANCELLED, DEFERRED).phase()).isEqualTo(Phase.RELEASING);
    }

    @Test
    void doesNotAskAgainOnceItHasAsked() {
        SagaState asked = after(BEGUN, DEFERRED).withDeadline(null);

        assertThat(asked.withDeadline(WAITING)).isEqualTo(asked);
    }

    @Test
    void isNotEndedByAnExpiryThatTheOrderHasNotDecidedOn() {
        SagaState approved = after(BEGUN, RESERVED, APPROVED);

        assertThat(after(approved, EXPIRED)).isEqualTo(approved);
        assertThat(after(approved, EXPIRED, CANCELLED).phase()).isEqualTo(Phase.RELEASING);
        assertThat(after(approved, EXPIRED, CANCELLED, RELEASED).isInFlight()).isFalse();
    }

    private static SagaState after(SagaState state, Object... events) {
        return Stream.of(events).reduce(state, (now, event) -> now.after(event, WAITING), (one, other) -> other);
    }
}
