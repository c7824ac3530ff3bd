package vouch.command.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.customer.Accounts.*;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
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
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.order.OrderId;
import vouch.command.ExpectedVersion;
import vouch.domain.Permitted;
import vouch.domain.customer.CreditPolicy;
import vouch.domain.customer.Verdict;

/** That Axon brings every command to the account and every decision to the event store; payments come in elsewhere. */
class CustomerTest {

    private static final List<CustomerEvent> NEW = List.of();
    private static final List<CustomerEvent> OPEN = List.of(registered("100"));
    private static final List<CustomerEvent> HELD =
            List.of(registered("100"), new CreditHoldPlaced(CUSTOMER, null, DAY));
    private static final List<CustomerEvent> RESERVED =
            List.of(registered("100"), reserved("1", figures("100", "0", "0", "60")));
    private static final List<CustomerEvent> RELEASED = List.of(RESERVED.get(0), RESERVED.get(1), released("1", "60"));
    private static final List<CustomerEvent> WAITING = List.of(
            RESERVED.get(0), deferred("1", figures("100", "0", "0", "160", RejectionReason.CREDIT_LIMIT_EXCEEDED)));
    private static final CreditReserved OVERRIDDEN = new CreditReserved(
            CUSTOMER,
            new OrderId("1"),
            Granted.BY_OVERRIDE,
            List.of(RejectionReason.CREDIT_LIMIT_EXCEEDED),
            "a good customer",
            DAY,
            figures("100", "0", "0", "160", RejectionReason.CREDIT_LIMIT_EXCEEDED));
    private static final CreditReservationRejected REFUSED = new CreditReservationRejected(
            CUSTOMER,
            new OrderId("1"),
            RejectionReason.CREDIT_REFUSED,
            "too risky",
            DAY,
            figures("100", "0", "0", "160", RejectionReason.CREDIT_REFUSED));
    private static final EligibilityChanged BLOCKED =
            new EligibilityChanged(CUSTOMER, Eligibility.BLOCKED, null, List.of("dunning"), 1, DAY);
    private static final CreditTerms STANDARD = CreditTerms.standard("GBP");
    private static final CreditTerms LENIENT = new CreditTerms(OnShortage.WARN, 10, 30, null, gbp("0"), null);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<CustomerEvent> CHARGED = List.of(RESERVED.get(0), RESERVED.get(1), charged("1", "60"));

    private final FixtureConfiguration<Customer> fixture = atNoonUnder(CreditPolicy.STANDARD);

    private static FixtureConfiguration<Customer> atNoonUnder(CreditPolicy policy) {
        FixtureConfiguration<Customer> fixture = new AggregateTestFixture<>(Customer.class)
                .registerInjectableResource(policy)
                .registerCommandTargetResolver(command ->
                        new VersionedAggregateIdentifier(((CustomerCommand) command.getPayload()).customerId(), null));
        fixture.givenCurrentTime(NOON);
        return fixture;
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments(NEW, register("100"), registered("100")),
                arguments(OPEN, changeLimit("50"), new CreditLimitChanged(CUSTOMER, gbp("50"), "review", DAY)),
                arguments(OPEN, hold(), new CreditHoldPlaced(CUSTOMER, "fraud?", DAY)),
                arguments(HELD, lift(), new CreditHoldLifted(CUSTOMER, "cleared", DAY)),
                arguments(OPEN, reserve("1", "60"), RESERVED.get(1)),
                arguments(HELD, reserve("1", "60"), rejected("1", "60", RejectionReason.CREDIT_HOLD)),
                arguments(RESERVED, release("1"), released("1", "60")),
                arguments(OPEN, release("1"), released("1", "0")),
                arguments(RESERVED, charge("1"), charged("1", "60")),
                arguments(OPEN, terms(LENIENT), new CreditTermsChanged(CUSTOMER, LENIENT, "agreed", DAY)),
                arguments(OPEN, blocked(1), BLOCKED),
                arguments(WAITING, override("1", RejectionReason.CREDIT_LIMIT_EXCEEDED), OVERRIDDEN),
                arguments(WAITING, refuse("1"), REFUSED),
                arguments(WAITING, review(), new AccountReviewed(CUSTOMER, DAY)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("accepted")
    void storesWhatWasDecided(List<CustomerEvent> history, CustomerCommand command, CustomerEvent event) {
        given(history)
                .when(command)
                .expectEvents(event)
                .expectResultMessagePayload(answer(command, history.size() + 1, event));
    }

    @Test
    void asksThePolicyThatItIsGivenForTheDayOfTheCommand() {
        CreditPolicy closed = (account, asked, day) -> day.equals(DAY)
                ? new Verdict.Rejected(List.of(RejectionReason.CREDIT_HOLD), RejectionReason.CREDIT_HOLD)
                : new Verdict.Granting(List.of());

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
                arguments(CHARGED, charge("1")),
                arguments(OPEN, terms(STANDARD)),
                arguments(List.of(RESERVED.get(0), BLOCKED), blocked(1)),
                arguments(
                        List.of(WAITING.get(0), WAITING.get(1), OVERRIDDEN),
                        override("1", RejectionReason.CREDIT_LIMIT_EXCEEDED)),
                arguments(List.of(WAITING.get(0), WAITING.get(1), REFUSED), refuse("1")),
                arguments(OPEN, review()));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("handledBefore")
    void storesNothingForACommandHandledBefore(List<CustomerEvent> history, CustomerCommand command) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(answer(command, history.size()));
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
                arguments(NEW, charge("1"), Code.CUSTOMER_NOT_FOUND),
                arguments(NEW, terms(LENIENT), Code.CUSTOMER_NOT_FOUND),
                arguments(OPEN, blocked(0), Code.VALIDATION_FAILED),
                arguments(OPEN, override("1", RejectionReason.CREDIT_LIMIT_EXCEEDED), Code.NOT_WAITING),
                arguments(OPEN, refuse("1"), Code.NOT_WAITING),
                arguments(NEW, review(), Code.CUSTOMER_NOT_FOUND));
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
                .expectResultMessagePayload(answer(command, history.size()));
    }

    /** The order of an override has changed, and its sender expects that it has not. */
    @ParameterizedTest(name = "{1}")
    @MethodSource("accepted")
    void storesNothingWhereAnotherStreamHasAnotherVersion(
            List<CustomerEvent> history, CustomerCommand command, CustomerEvent event) {
        given(history)
                .when(command, expectingOfAnOrder(history.size()))
                .expectNoEvents()
                .expectExceptionMessage(startsWith("VERSION_MISMATCH: The present version is 7, and the request expects"
                        + " version " + history.size() + "."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("handledBefore")
    void acceptsACommandHandledBeforeWhateverVersionAnotherStreamHas(
            List<CustomerEvent> history, CustomerCommand command) {
        given(history)
                .when(command, expectingOfAnOrder(history.size()))
                .expectNoEvents()
                .expectResultMessagePayload(answer(command, history.size()));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("refused")
    void refusesACommandAsWithoutAnExpectation(List<CustomerEvent> history, CustomerCommand command, Code code) {
        for (Map<String, ?> expectation : List.of(expecting(9), expectingOfAnOrder(9))) {
            given(history).when(command, expectation).expectNoEvents().expectExceptionMessage(startsWith(code + ":"));
        }
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

    private static ChangeCreditTerms terms(CreditTerms terms) {
        return new ChangeCreditTerms(CUSTOMER, terms, "agreed", DAY);
    }

    private static Accepted answer(CustomerCommand command, int version, CustomerEvent... events) {
        Accepted accepted = new Accepted(version, NOON, List.<Object>of((Object[]) events));
        return command instanceof ChangeEligibility ? accepted.knowing(1) : accepted;
    }

    private static Set<Class<?>> typesOf(Stream<Arguments> cases) {
        return Permitted.typesOf(cases.map(one -> one.get()[1]));
    }

    private static CreditReservationRejected rejected(String order, String asked, RejectionReason reason) {
        return new CreditReservationRejected(
                CUSTOMER,
                new OrderId(order),
                reason,
                null,
                DAY,
                figures("100", "0", "0", asked).because(List.of(reason)));
    }

    /** The order has seven events. */
    private static Map<String, ?> expectingOfAnOrder(long version) {
        return ((CommandMessage<?>) new ExpectedVersion(new TreeSet<>(Set.of(version))).onOther("any", 7))
                .getMetaData();
    }

    private static Map<String, ?> expecting(long version) {
        return new ExpectedVersion(new TreeSet<>(Set.of(version))).on("any").getMetaData();
    }

    private TestExecutor<Customer> given(List<CustomerEvent> history) {
        return history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history);
    }
}
