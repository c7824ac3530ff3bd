package vouch.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.order.OrderState.Status.ABSENT;
import static vouch.domain.order.OrderState.Status.PENDING;
import static vouch.domain.order.Orders.*;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.Accepted;
import vouch.api.BusinessError.Code;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderEvent;
import vouch.command.ExpectedVersion;
import vouch.domain.Permitted;
import vouch.domain.order.OrderState.Status;

/** That Axon brings every command to the order and every decision to the event store; what is decided is tested apart. */
class OrderTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final FixtureConfiguration<Order> fixture = new AggregateTestFixture<>(Order.class)
            .registerCommandTargetResolver(
                    command -> new VersionedAggregateIdentifier(((OrderCommand) command.getPayload()).orderId(), null));

    @BeforeEach
    void atNoon() {
        fixture.givenCurrentTime(NOON);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments(ABSENT, CREATE, CREATED),
                arguments(PENDING, APPROVE, APPROVED),
                arguments(PENDING, REJECT, REJECTED),
                arguments(Status.APPROVED, CANCEL, CANCELLED),
                arguments(Status.APPROVED, SHIP, SHIPPED));
    }

    @ParameterizedTest(name = "{1} when {0}")
    @MethodSource("accepted")
    void storesWhatWasDecided(Status before, OrderCommand command, OrderEvent event) {
        given(before)
                .when(command)
                .expectEvents(event)
                .expectResultMessagePayload(new Accepted(historyOf(before).size() + 1, NOON, List.of(event)));
    }

    static Stream<Arguments> handledBefore() {
        return Stream.of(
                arguments(PENDING, CREATE),
                arguments(Status.APPROVED, APPROVE),
                arguments(Status.REJECTED, REJECT),
                arguments(Status.CANCELLED, CANCEL),
                arguments(Status.SHIPPED, SHIP));
    }

    @ParameterizedTest(name = "{1} when {0}")
    @MethodSource("handledBefore")
    void storesNothingForACommandHandledBefore(Status before, OrderCommand command) {
        given(before)
                .when(command)
                .expectNoEvents()
                .expectResultMessagePayload(new Accepted(historyOf(before).size(), NOON, List.of()));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(PENDING, create(line(1, "1")), Code.IDEMPOTENCY_CONFLICT),
                arguments(ABSENT, create(), Code.VALIDATION_FAILED),
                arguments(Status.CANCELLED, APPROVE, Code.ORDER_CLOSED),
                arguments(Status.APPROVED, REJECT, Code.ORDER_NOT_PENDING),
                arguments(Status.SHIPPED, CANCEL, Code.ORDER_ALREADY_SHIPPED),
                arguments(PENDING, SHIP, Code.ORDER_NOT_APPROVED),
                arguments(ABSENT, APPROVE, Code.ORDER_NOT_FOUND),
                arguments(ABSENT, REJECT, Code.ORDER_NOT_FOUND),
                arguments(ABSENT, CANCEL, Code.ORDER_NOT_FOUND),
                arguments(ABSENT, SHIP, Code.ORDER_NOT_FOUND));
    }

    @ParameterizedTest(name = "{1} when {0}: {2}")
    @MethodSource("refused")
    void storesNothingForARefusedCommand(Status before, OrderCommand command, Code code) {
        given(before).when(command).expectNoEvents().expectExceptionMessage(startsWith(code + ":"));
    }

    @ParameterizedTest(name = "{1} when {0}")
    @MethodSource("accepted")
    void storesWhatWasDecidedOnAVersionThatTheSenderExpects(Status before, OrderCommand command, OrderEvent event) {
        long version = historyOf(before).size();
        given(before).when(command, expecting(version, version + 9)).expectEvents(event);
    }

    @ParameterizedTest(name = "{1} when {0}")
    @MethodSource("accepted")
    void storesNothingOnAnotherVersionThanTheSenderExpects(Status before, OrderCommand command, OrderEvent event) {
        long version = historyOf(before).size();
        given(before)
                .when(command, expecting(version - 1, version + 1))
                .expectNoEvents()
                .expectExceptionMessage(
                        "VERSION_MISMATCH: The present version is %d, and the request expects version %d"
                                        .formatted(version, version - 1)
                                + " or %d. Look it up again, then decide again.".formatted(version + 1));
    }

    @Test
    void storesNothingForASenderWhoExpectsNoVersionThatExists() {
        given(PENDING)
                .when(CANCEL, expecting())
                .expectNoEvents()
                .expectExceptionMessage("VERSION_MISMATCH: The present version is 1, and the request expects no version"
                        + " that exists. Look it up again, then decide again.");
    }

    /** What the sender wants is already so, perhaps by this same command. */
    @ParameterizedTest(name = "{1} when {0}")
    @MethodSource("handledBefore")
    void acceptsACommandHandledBeforeWhateverVersionItExpects(Status before, OrderCommand command) {
        given(before)
                .when(command, expecting(historyOf(before).size() - 1))
                .expectNoEvents()
                .expectResultMessagePayload(new Accepted(historyOf(before).size(), NOON, List.of()));
    }

    /** As without an expectation (RFC 9110, 13.2.1). */
    @ParameterizedTest(name = "{1} when {0}: {2}")
    @MethodSource("refused")
    void refusesForTheStateBeforeItLooksAtTheVersion(Status before, OrderCommand command, Code code) {
        given(before).when(command, expecting(99)).expectNoEvents().expectExceptionMessage(startsWith(code + ":"));
    }

    @Test
    void hasAllItsHandlersProvenHere() {
        assertThat(Stream.of(accepted(), handledBefore(), refused())
                        .map(cases -> Permitted.typesOf(cases.map(one -> one.get()[1]))))
                .allSatisfy(commands -> assertThat(commands).isEqualTo(Permitted.recordsOf(OrderCommand.class)));
    }

    private static Map<String, ?> expecting(long... versions) {
        TreeSet<Long> expected = LongStream.of(versions).boxed().collect(Collectors.toCollection(TreeSet::new));
        return new ExpectedVersion(expected).on("any").getMetaData();
    }

    private TestExecutor<Order> given(Status status) {
        return status == ABSENT ? fixture.givenNoPriorActivity() : fixture.given(historyOf(status));
    }
}
