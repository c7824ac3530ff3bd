package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.query.SubscriptionQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.command.CommandSerializer;
import org.axonframework.axonserver.connector.query.QuerySerializer;
import org.axonframework.axonserver.connector.query.subscription.SubscriptionMessageSerializer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.Role;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderView;
import vouch.app.VouchTest;

/** What arrives over Axon Server still proves who sent it, without an Axon Server: as its connector writes and reads it. */
@VouchTest
class DistributedSignatureTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

    private static final Map<String, String> ADA =
            new Actor("ada", Set.of(Role.CLERK, Role.CREDIT_MANAGER), "bob").metaData();
    private static final FindOrder QUERY = new FindOrder(new OrderId("1"));

    private final MessageSignature signature = new MessageSignature(List.of(MessageKey.random()));
    private final AxonServerConfiguration axonServer =
            AxonServerConfiguration.builder().clientId("test").build();

    @Autowired
    private Serializer serializer;

    @Test
    void isValidOnACommand() {
        CommandSerializer commands = new CommandSerializer(serializer, axonServer);

        arrives(commands.deserialize(commands.serialize(
                signature.on(GenericCommandMessage.asCommandMessage(new ShipOrder(new OrderId("1"), ON))
                        .withMetaData(ADA)),
                "order/1",
                0)));
    }

    /** A type is a name that somebody has written. Nothing is made of the payload before the sender is checked. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.swing.JEditorPane",
                "vouch.app.Application",
                "vouch.api.order.OrderCommand$ShipOrder",
                "org.axonframework.messaging.MetaData",
                "org.axonframework.eventhandling.ReplayToken",
                "OrderShipped",
                "Customer",
                "[Ljava.lang.String;",
                "",
                "no such type"
            })
    void isOfNoUseWithAnotherTypeOfPayload(String type) {
        CommandSerializer commands = new CommandSerializer(serializer, axonServer);
        Command sent = commands.serialize(
                signature.on(GenericCommandMessage.asCommandMessage(new ShipOrder(new OrderId("1"), ON))
                        .withMetaData(ADA)),
                "order/1",
                0);
        Command crafted = sent.toBuilder()
                .setPayload(sent.getPayload().toBuilder()
                        .setType(type)
                        .setData(ByteString.copyFromUtf8("[".repeat(100_000))))
                .build();

        assertThat(new SenderCheck(signature, false).refusal(commands.deserialize(crafted)))
                .hasValueSatisfying(
                        refusal -> assertThat(refusal.error().code()).isEqualTo(BusinessError.Code.ACCESS_DENIED));
    }

    @Test
    void isValidOnAQuery() {
        QuerySerializer queries = new QuerySerializer(serializer, serializer, axonServer);

        arrives(queries.deserializeRequest(queries.serializeRequest(
                signature.on(
                        new GenericQueryMessage<>(QUERY, ResponseTypes.instanceOf(OrderView.class)).withMetaData(ADA)),
                1,
                1_000,
                0)));
    }

    @Test
    void isValidOnASubscription() {
        SubscriptionMessageSerializer subscriptions =
                new SubscriptionMessageSerializer(serializer, serializer, axonServer);
        SubscriptionQueryMessage<FindOrder, OrderView, OrderView> query =
                signature.on(new GenericSubscriptionQueryMessage<>(
                                QUERY,
                                ResponseTypes.instanceOf(OrderView.class),
                                ResponseTypes.instanceOf(OrderView.class))
                        .withMetaData(ADA));

        arrives(subscriptions.deserialize(subscriptions.serialize(query)));
        arrives(subscriptions.deserialize(SubscriptionQuery.newBuilder()
                .setSubscriptionIdentifier(query.getIdentifier())
                .setQueryRequest(subscriptions.serializeQuery(query))
                .setUpdateResponseType(subscriptions.serializeUpdateType(query))
                .build()));
    }

    private void arrives(Message<?> message) {
        assertThat(signature.isValid(message)).isTrue();
        assertThat(Actor.of(message.getMetaData()))
                .isEqualTo(new Actor("ada", Set.of(Role.CLERK, Role.CREDIT_MANAGER), "bob"));
        assertThat(signature.isValid(message.andMetaData(Map.of(Actor.ROLES, "operator"))))
                .isFalse();
    }
}
