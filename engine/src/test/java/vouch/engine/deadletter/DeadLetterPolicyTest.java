package vouch.engine.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TypeMismatchDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import vouch.engine.outage.Failures;
import vouch.engine.views.MissedEvent;

class DeadLetterPolicyTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final DeadLetterPolicy policy =
            new DeadLetterPolicy("a-view", Failures::isTransient, metrics, Clock.fixed(NOON, ZoneOffset.UTC));
    private final DeadLetter<EventMessage<?>> letter =
            new GenericDeadLetter<>("sequence", GenericEventMessage.asEventMessage("event"));

    static Exception[] transientFailures() {
        return new Exception[] {
            new CannotCreateTransactionException("no connection"),
            new DataAccessResourceFailureException("connection lost"),
            new CannotAcquireLockException("locked"),
            new UncategorizedSQLException("a batch", null, new SQLException("terminating connection", "57P01")),
            new UnableToClaimTokenException("another node has it"),
        };
    }

    /** To decline would be to skip the event. */
    @ParameterizedTest
    @MethodSource("transientFailures")
    void throwsATransientFailureOnSoThatTheEventIsHandledAgain(Exception failure) {
        assertThatThrownBy(() -> policy.decide(letter, failure)).hasCause(failure);
    }

    static Exception[] mistakes() {
        return new Exception[] {
            new NullPointerException(),
            new DataIntegrityViolationException("value too long", new SQLException("value too long", "22001")),
            new TypeMismatchDataAccessException("a column that cannot be converted"),
        };
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void makesALetterOfEverythingElse(Exception mistake) {
        EnqueueDecision<EventMessage<?>> decision = policy.decide(letter, mistake);

        assertThat(decision.shouldEnqueue()).isTrue();
        assertThat(decision.enqueueCause()).contains(mistake);
        assertThat(Attempts.of(decision.withDiagnostics(letter).diagnostics()))
                .isEqualTo(new Attempts(1, NOON.plusSeconds(1)));
    }

    @Test
    void countsAMissedEventOnce() {
        DeadLetter<? extends EventMessage<?>> again = letter;
        for (int attempt = 0; attempt < 3; attempt++) {
            again = policy.decide(again, missed()).withDiagnostics(again);
        }
        policy.decide(letter, new NullPointerException());

        assertThat(metrics.counter("vouch.projection.sequence.violations", "projection", "a-view")
                        .count())
                .isEqualTo(1);
    }

    private static MissedEvent missed() {
        try {
            MissedEvent.check("customer/1", 7, 5);
            throw new AssertionError("7 is not 5");
        } catch (MissedEvent e) {
            return e;
        }
    }
}
