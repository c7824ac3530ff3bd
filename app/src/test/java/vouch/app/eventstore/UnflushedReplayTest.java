package vouch.app.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.jdbc.core.JdbcTemplate;

class UnflushedReplayTest {

    private static final TrackingToken REPLAY = replay(10_004);
    private static final TrackingToken LAST_OF_REPLAY = replay(10_003);
    private static final List<TrackingToken> FLUSHED = List.of(LAST_OF_REPLAY, new GlobalSequenceTrackingToken(10_010));

    private final List<String> told = new ArrayList<>();
    private final UnflushedReplay replay = new UnflushedReplay(new JdbcTemplate() {
        @Override
        public void execute(String sql) {
            told.add(sql);
        }
    });

    @Test
    void tellsPostgresOnceForAllEventsOfATransaction() throws Exception {
        UnitOfWork<EventMessage<?>> transaction = DefaultUnitOfWork.startAndGet(event(REPLAY));

        assertThat(handle(transaction)).isEqualTo("handled");
        assertThat(handle(transaction)).isEqualTo("handled");
        transaction.rollback();

        assertThat(told).containsExactly("set local synchronous_commit = off");
    }

    @ParameterizedTest
    @FieldSource("FLUSHED")
    void hasEverythingElseOnTheDiskWhenItIsCommitted(TrackingToken token) throws Exception {
        UnitOfWork<EventMessage<?>> transaction = DefaultUnitOfWork.startAndGet(event(token));

        assertThat(handle(transaction)).isEqualTo("handled");
        transaction.rollback();

        assertThat(told).isEmpty();
    }

    private static TrackingToken replay(long reset) {
        return ReplayToken.createReplayToken(
                new GlobalSequenceTrackingToken(reset), new GlobalSequenceTrackingToken(3));
    }

    private Object handle(UnitOfWork<EventMessage<?>> transaction) throws Exception {
        return replay.handle(transaction, () -> "handled");
    }

    private static EventMessage<?> event(TrackingToken token) {
        return new GenericTrackedEventMessage<>(token, new GenericEventMessage<>("any"));
    }
}
