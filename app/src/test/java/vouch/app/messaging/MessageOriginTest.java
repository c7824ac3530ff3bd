package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import vouch.api.Actor;
import vouch.api.BusinessError.Refusal;
import vouch.api.Role;

class MessageOriginTest {

    private final MessageSignature signature = new MessageSignature(List.of(MessageKey.random()));
    private Actor caller = new Actor("ada", Set.of(Role.CLERK, Role.AUDITOR), "bob");
    private final MessageOrigin origin = new MessageOrigin(() -> caller, signature);

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void givesACommandFromOutsideTheRequestsCorrelationAndItsCaller() {
        MDC.put("correlationId", "request-7");

        CommandMessage<?> sent = origin.sent(command(Map.of()));

        assertThat(sent.getMetaData())
                .containsEntry("actor", "ada")
                .containsEntry("roles", "clerk auditor")
                .containsEntry("onBehalfOf", "bob")
                .containsEntry("correlationId", "request-7")
                .containsEntry("causationId", sent.getIdentifier());
    }

    @Test
    void startsACorrelationWhereThereIsNone() {
        CommandMessage<?> sent = origin.sent(command(Map.of()));

        assertThat(sent.getMetaData()).containsEntry("correlationId", sent.getIdentifier());
    }

    @Test
    void signsCommandsQueriesAndSubscriptions() {
        SubscriptionQueryMessage<?, ?, ?> subscription = new GenericSubscriptionQueryMessage<>(
                "any", ResponseTypes.instanceOf(String.class), ResponseTypes.instanceOf(String.class));

        assertThat(List.of(
                        origin.sent(command(Map.of())),
                        origin.sent(new GenericQueryMessage<>("any", ResponseTypes.instanceOf(String.class))),
                        origin.sent(subscription)))
                .allMatch(signature::isValid);
        assertThat(origin.sent(subscription)).isInstanceOf(SubscriptionQueryMessage.class);
        assertThat(origin.sent(subscription).getIdentifier()).isEqualTo(subscription.getIdentifier());
    }

    @Test
    void leavesThePartOfVouchThatACommandNames() {
        Map<String, String> brought = Map.of("actor", "system:demo", "correlationId", "c", "causationId", "e");

        assertThat(origin.sent(command(brought)).getMetaData())
                .containsAllEntriesOf(brought)
                .doesNotContainKeys("roles", "onBehalfOf");
    }

    /** Only Vouch itself says in a message who sends it. */
    @Test
    void replacesAnyOtherActorByTheCaller() {
        caller = new Actor("ada", Set.of(Role.AUDITOR), null);
        Map<String, String> brought = Map.of("actor", "eve", "roles", "credit-director", "onBehalfOf", "bob");

        assertThat(origin.sent(command(brought)).getMetaData())
                .containsEntry("actor", "ada")
                .containsEntry("roles", "auditor")
                .doesNotContainKey("onBehalfOf");
    }

    @Test
    void refusesACallerWithTheNameOfAPartOfVouch() {
        caller = new Actor("system:order-saga", Set.of(Role.CLERK), null);

        assertThatThrownBy(() -> origin.sent(command(Map.of()))).isInstanceOf(Refusal.class);
    }

    @Test
    void handsOnACommandsActorToItsEventsButNotTheSignature() {
        CommandMessage<?> cause = origin.sent(command(Map.of("correlationId", "c")));

        assertThat(Map.<String, Object>copyOf(origin.correlationDataFor(cause)))
                .isEqualTo(Map.of(
                        "actor",
                        "ada",
                        "roles",
                        "clerk auditor",
                        "onBehalfOf",
                        "bob",
                        "correlationId",
                        "c",
                        "causationId",
                        cause.getIdentifier()));
    }

    /** What an event causes is sent by a part of Vouch, with the rights of that part. */
    @Test
    void handsOnTheCorrelationOfAnEventButNotItsActor() {
        GenericEventMessage<?> event = new GenericEventMessage<>(
                "any", Map.of("actor", "ada", "roles", "clerk", "correlationId", "c", "causationId", "e"));

        assertThat(Map.<String, Object>copyOf(origin.correlationDataFor(event)))
                .isEqualTo(Map.of("correlationId", "c", "causationId", event.getIdentifier()));
    }

    @Test
    void handsOnNothingInAReplayWhichCausesNothing() {
        TrackingToken replay =
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(3));

        assertThat(origin.correlationDataFor(
                        new GenericTrackedEventMessage<>(replay, new GenericEventMessage<>("any"))))
                .isEmpty();
    }

    private static CommandMessage<?> command(Map<String, String> metaData) {
        return GenericCommandMessage.asCommandMessage("any").withMetaData(metaData);
    }
}
