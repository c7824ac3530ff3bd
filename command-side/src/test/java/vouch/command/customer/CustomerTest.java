package vouch.command.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.customer.Accounts.*;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.Accepted;
import vouch.api.BusinessError.Code;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.order.OrderId;
import vouch.command.ExpectedVersion;
import vouch.domain.Permitted;
import vouch.domain.customer.CreditPolicy;
import vouch.domain.customer.Verdict;

/** That Axon brings every command to the account and every decision to the event store; payments come in elsewhere. */
class CustomerTest {

    private static final List<CustomerEvent> NEW = List.of();
    private static final List<CustomerEvent> OPEN = List.of(registered("100"));
    private static final List<CustomerEvent> HELD = List.of(registered("100"), new CreditHoldPlaced(CUSTOMER, null));
    private static final List<CustomerEvent> RESERVED =
            List.of(registered("100"), reserved("1", figures("100", "0", "0", "60")));
    private static final List<CustomerEvent> RELEASED = List.of(RESERVED.get(0), RESERVED.get(1), released("1", "60"));
    private static final List<CustomerEvent> CHARGED = List.of(RESERVED.get(0), RESERVED.get(1), charged("1", "60"));

    private final FixtureConfiguration<Customer> fixture = atNoonUnder(CreditPolicy.STANDARD);

    private static FixtureConfiguration<Customer> atNoonUnder(CreditPolicy policy) {
        FixtureConfiguration<Customer> fixture = new AggregateTestFixture<>(Customer.class)
                .registerInjectableResource(policy)
                .registerInjectableResource(Clock.fixed(NOON, ZoneOffset.UTC))
                .registerCommandTargetResolver(command ->
                        new VersionedAggregateIdentifier(((CustomerCommand) command.getPayload()).customerId(), null));
        fixture.givenCurrentTime(NOON);
        return fixture;
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments(NEW, register("100"), registered("100")),
                arguments(OPEN, changeLimit("50"), new CreditLimitChanged(CUSTOMER, gbp("50"), "review")),
                arguments(OPEN, hold(), new CreditHoldPlaced(CUSTOMER, "fraud?")),
                arguments(HELD, lift(), new CreditHoldLifted(CUSTOMER, "cleared")),
                arguments(OPEN, reserve("1", "60"), RESERVED.get(1)),
                arguments(HELD, reserve("1", "60"), rejected("1", "60", RejectionReason.CREDIT_HOLD)),
                arguments(RESERVED, release("1"), released("1", "60")),
                arguments(OPEN, release("1"), released("1", "0")),
                arguments(RESERVED, charge("1"), charged("1", "60")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("accepted")
    void storesWhatWasDecided(List<CustomerEvent> history, CustomerCommand command, CustomerEvent event) {
        given(history)
                .when(command)
                .expectEvents(event)
                .expectResultMessagePayload(new Accepted(history.size() + 1, NOON, List.of(event)));
    }

    @Test
    void asksThePolicyThatItIsGivenAtTheTimeOfTheClock() {
        CreditPolicy closed = (account, asked, on) -> on.equals(LocalDate.of(2026, 1, 1))
                ? new Verdict.Rejected(RejectionReason.CREDIT_HOLD)
                : new Verdict.Granted();

        atNoonUnder(closed)
                .given(OPEN)
                .when(reserve("1", "60"))
                .expectEvents(rejected("1", "60", RejectionReason.CREDIT_HOLD));
    }

    static Stream<Arguments> handledBefore() {
        return Stream.of(
                arguments(OPEN, register("100")),
                arguments(OPEN, changeLimit("100")),
                arguments(HELD, hold()),
                arguments(OPEN, lift()),
                arguments(RESERVED, reserve("1", "60")),
                arguments(RELEASED, release("1")),
                arguments(CHARGED, charge("1")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("handledBefore")
    void storesNothingForACommandHandledBefore(List<CustomerEvent> history, CustomerCommand command) {
        given(history)
                .when(command)
                .expectNoEvents()
                .expectResultMessagePayload(new Accepted(history.size(), NOON, List.of()));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(OPEN, register("101"), Code.IDEMPOTENCY_CONFLICT),
                arguments(OPEN, changeLimit("-1"), Code.VALIDATION_FAILED),
                arguments(RESERVED, reserve("1", "61"), Code.IDEMPOTENCY_CONFLICT),
                arguments(OPEN, charge("1"), Code.NO_RESERVATION),
                arguments(NEW, changeLimit("1"), Code.CUSTOMER_NOT_FOUND),
                arguments(NEW, hold(), Code.CUSTOMER_NOT_FOUND),
                arguments(NEW, lift(), Code.CUSTOMER_NOT_FOUND),
                arguments(NEW, reserve("1", "60"), Code.CUSTOMER_NOT_FOUND),
                arguments(NEW, charge("1"), Code.CUSTOMER_NOT_FOUND));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("refused")
    void storesNothingForARefusedCommand(List<CustomerEvent> history, CustomerCommand command, Code code) {
        given(history).when(command).expectNoEvents().expectExceptionMessage(startsWith(code + ":"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("accepted")
    void storesWhatWasDecidedOnTheVersionThatTheSenderExpects(
            List<CustomerEvent> history, CustomerCommand command, CustomerEvent event) {
        given(history).when(command, expecting(history.size())).expectEvents(event);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("accepted")
    void storesNothingOnAnotherVersionThanTheSenderExpects(
            List<CustomerEvent> history, CustomerCommand command, CustomerEvent event) {
        given(history)
                .when(command, expecting(history.size() + 1))
                .expectNoEvents()
                .expectExceptionMessage(startsWith("VERSION_MISMATCH:"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("handledBefore")
    void acceptsACommandHandledBeforeWhateverVersionItExpects(List<CustomerEvent> history, CustomerCommand command) {
        given(history)
                .when(command, expecting(history.size() + 1))
                .expectNoEvents()
                .expectResultMessagePayload(new Accepted(history.size(), NOON, List.of()));
    }

    @Test
    void storesNothingWhenThereIsNoCustomerToReleaseCreditFrom() {
        given(NEW).when(release("1")).expectNoEvents().expectResultMessagePayload(new Accepted(0, null, List.of()));
    }

    @Test
    void hasAllItsHandlersProvenHere() {
        Set<Class<?>> commands = new HashSet<>(Permitted.recordsOf(AccountCommand.class));
        assertThat(typesOf(accepted())).isEqualTo(commands);
        assertThat(typesOf(handledBefore())).isEqualTo(commands);

        commands.remove(ReleaseCredit.class);
        assertThat(typesOf(refused())).isEqualTo(commands);
    }

    private static Set<Class<?>> typesOf(Stream<Arguments> cases) {
        return Permitted.typesOf(cases.map(one -> one.get()[1]));
    }

    private static CreditReservationRejected rejected(String order, String asked, RejectionReason reason) {
        return new CreditReservationRejected(CUSTOMER, new OrderId(order), reason, figures("100", "0", "0", asked));
    }

    private static Map<String, ?> expecting(long version) {
        return new ExpectedVersion(new TreeSet<>(Set.of(version))).on("any").getMetaData();
    }

    private TestExecutor<Customer> given(List<CustomerEvent> history) {
        return history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
    }
}
