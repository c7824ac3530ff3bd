package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.GenericSubscriptionQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import vouch.api.Actor;
import vouch.api.BusinessDate;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.Money;
import vouch.api.Role;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderView;
import vouch.app.VouchTest;
import vouch.app.serialization.Samples;

/** Whoever reaches a bus without the key can do nothing there, and whoever has signed in only what the role allows. */
@VouchTest
class TrustedSenderTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);
    private static final BusinessDate DATE = new BusinessDate(ON, true);

    private static final Actor DIRECTOR = new Actor("ada", Set.of(Role.CREDIT_DIRECTOR), null);

    private final CustomerId customer = new CustomerId("trusted-" + UUID.randomUUID());
    private final Object register = new RegisterCustomer(customer, "Ada", null, Money.of("1.00", "GBP"), DATE);

    @Autowired
    private CommandBus commands;

    @Autowired
    private QueryBus queries;

    @Autowired
    private QueryUpdateEmitter updates;

    @Autowired
    private MessageSignature signature;

    @Autowired
    private EventStore events;

    static Stream<Record> messages() {
        return Stream.concat(Samples.commands(), Samples.queries());
    }

    /** The table, as the buses of the whole product apply it. */
    @ParameterizedTest
    @MethodSource("messages")
    void mayDoOnTheBusWhatTheRoleAllows(Record payload) {
        assertThat(Role.values()).allSatisfy(role -> {
            Actor actor = new Actor("ada", Set.of(role), null);
            boolean allowed = MessageRights.allow(actor, payload.getClass());

            assertThat(codeOf(signature.on(message(payload, actor))).filter(Code.ACCESS_DENIED::equals))
                    .isEqualTo(allowed ? Optional.empty() : Optional.of(Code.ACCESS_DENIED));
        });
    }

    @ParameterizedTest
    @MethodSource("messages")
    void mayDoNothingWithoutASignature(Record payload) {
        assertThat(Stream.of(DIRECTOR, Actor.system("order-saga"), Actor.system("demo"), Actor.nobody()))
                .allSatisfy(actor -> assertThat(codeOf(message(payload, actor))).contains(Code.ACCESS_DENIED));
        assertThat(codeOf(message(payload, DIRECTOR).withMetaData(Map.of()))).contains(Code.ACCESS_DENIED);
    }

    @Test
    void storesNothingForAStranger() {
        assertThat(codeOf(message(register, DIRECTOR))).contains(Code.ACCESS_DENIED);
        assertThat(events.lastSequenceNumberFor(customer.toString())).isEmpty();

        assertThat(codeOf(signature.on(message(register, DIRECTOR)))).isEmpty();
        assertThat(events.lastSequenceNumberFor(customer.toString())).contains(0L);
    }

    @Test
    void cannotUseTheSignatureOfAnotherMessageOrMakeMoreOfItsRoles() {
        Message<?> ofAClerk = signature.on(message(register, new Actor("eve", Set.of(Role.CLERK), null)));

        assertThat(codeOf(ofAClerk)).contains(Code.ACCESS_DENIED);
        assertThat(codeOf(ofAClerk.andMetaData(Map.of(Actor.ROLES, "credit-director"))))
                .contains(Code.ACCESS_DENIED);
        assertThat(codeOf(message(register, DIRECTOR)
                        .withMetaData(signature.on(message(register, DIRECTOR)).getMetaData())))
                .contains(Code.ACCESS_DENIED);
    }

    @Test
    void cannotPassForAPartOfVouch() {
        Object reserve = new ReserveCredit(customer, new OrderId("1"), Money.of("1.00", "GBP"), ON);

        assertThat(codeOf(signature.on(message(reserve, DIRECTOR)).andMetaData(Map.of(Actor.KEY, "system:order-saga"))))
                .contains(Code.ACCESS_DENIED);
    }

    @Test
    void isToldNoChangesOfWhatItMayNotRead() {
        GenericSubscriptionQueryMessage<FindOrder, OrderView, OrderView> query = new GenericSubscriptionQueryMessage<>(
                new FindOrder(new OrderId("1")),
                ResponseTypes.instanceOf(OrderView.class),
                ResponseTypes.instanceOf(OrderView.class));

        assertThatThrownBy(() -> queries.subscriptionQuery(query)).isInstanceOf(QueryExecutionException.class);
        assertThatThrownBy(() -> updates.registerUpdateHandler(query, 8)).isInstanceOf(QueryExecutionException.class);
        assertThat(updates.activeSubscriptions())
                .noneMatch(subscribed -> subscribed.getIdentifier().equals(query.getIdentifier()));

        var allowed = signature.on(query.withMetaData(DIRECTOR.metaData()));
        queries.subscriptionQuery(allowed).close();
    }

    @Test
    void isNotAskedToWaitBehindOthersBeforeItIsRefused() {
        CompletableFuture<Optional<Code>> refused = sent((CommandMessage<?>) message(register, DIRECTOR));

        assertThat(refused).as("on the thread of the sender").isDone();
    }

    private static Message<?> message(Object payload, Actor actor) {
        boolean command = Samples.commands().map(Object::getClass).anyMatch(payload.getClass()::equals);
        Message<?> message = command
                ? GenericCommandMessage.asCommandMessage(payload)
                : new GenericQueryMessage<>(payload, ResponseTypes.instanceOf(Object.class));
        return message.withMetaData(actor.metaData());
    }

    /** The code of the refusal; empty when the message is handled. */
    private Optional<Code> codeOf(Message<?> message) {
        return (message instanceof QueryMessage<?, ?> query ? asked(query) : sent((CommandMessage<?>) message))
                .orTimeout(10, TimeUnit.MINUTES)
                .join();
    }

    private CompletableFuture<Optional<Code>> sent(CommandMessage<?> command) {
        CompletableFuture<Optional<Code>> answer = new CompletableFuture<>();
        commands.dispatch(
                command,
                (sent, result) ->
                        answer.complete(result.isExceptional() ? codeOf(result.exceptionResult()) : Optional.empty()));
        return answer;
    }

    private CompletableFuture<Optional<Code>> asked(QueryMessage<?, ?> query) {
        return queries.query(query)
                .thenApply(
                        result -> result.isExceptional() ? codeOf(result.exceptionResult()) : Optional.<Code>empty());
    }

    private static Optional<Code> codeOf(Throwable failure) {
        assertThat(failure).isInstanceOf(HandlerExecutionException.class);
        return ((HandlerExecutionException) failure).<BusinessError>getDetails().map(BusinessError::code);
    }
}
