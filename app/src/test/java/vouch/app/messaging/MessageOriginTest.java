package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class MessageOriginTest {

    private final MessageOrigin origin = new MessageOrigin();

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void givesACommandFromOutsideTheRequestsCorrelationAndNobodyAsActor() {
        MDC.put("correlationId", "request-7");

        CommandMessage<?> sent = dispatched(command(Map.of()));

        assertThat(sent.getMetaData())
                .containsEntry("actor", "anonymous")
                .containsEntry("correlationId", "request-7")
                .containsEntry("causationId", sent.getIdentifier());
    }

    @Test
    void startsACorrelationWhereThereIsNone() {
        CommandMessage<?> sent = dispatched(command(Map.of()));

        assertThat(sent.getMetaData()).containsEntry("correlationId", sent.getIdentifier());
    }

    @Test
    void leavesWhatACommandBringsWithIt() {
        Map<String, String> brought = Map.of("actor", "system:demo", "correlationId", "c", "causationId", "e");

        assertThat(dispatched(command(brought)).getMetaData()).containsAllEntriesOf(brought);
    }

    @Test
    void handsOnTheCorrelationAndNamesTheCause() {
        CommandMessage<?> cause = command(Map.of("actor", "system:demo", "correlationId", "c", "causationId", "e"));

        assertThat(Map.<String, Object>copyOf(origin.correlationDataFor(cause)))
                .isEqualTo(Map.of("actor", "system:demo", "correlationId", "c", "causationId", cause.getIdentifier()));
    }

    @Test
    void handsOnNothingInAReplayWhichCausesNothing() {
        TrackingToken replay =
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(3));

        assertThat(origin.correlationDataFor(
                        new GenericTrackedEventMessage<>(replay, new GenericEventMessage<>("any"))))
                .isEmpty();
    }

    private CommandMessage<?> dispatched(CommandMessage<?> command) {
        return origin.handle(List.of(command)).apply(0, command);
    }

    private static CommandMessage<?> command(Map<String, String> metaData) {
        return GenericCommandMessage.asCommandMessage("any").withMetaData(metaData);
    }
}
