package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.RejectionReason.CREDIT_HOLD;
import static vouch.api.RejectionReason.CREDIT_LIMIT_EXCEEDED;
import static vouch.api.RejectionReason.ORDER_CLOSED;
import static vouch.domain.customer.Accounts.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.domain.Answers;
import vouch.domain.Permitted;
import vouch.domain.customer.Verdict.Granted;
import vouch.domain.customer.Verdict.Rejected;

/** A policy is a value: a stored history can be judged by any of them. */
class CreditPolicyTest {

    /** Ignores a hold, and lets nobody use more than half of the limit. */
    private static final CreditPolicy HALF = (account, asked, on) -> {
        long half = account.creditLimit().minor() / 2;
        if (account.reservations().isClosed(asked.orderId())) {
            return new Rejected(ORDER_CLOSED);
        }
        return account.exposure().plus(asked.amount()).minor() > half
                ? new Rejected(CREDIT_LIMIT_EXCEEDED)
                : new Granted();
    };

    @Test
    void ofTheProductDecidesWhatIsStored() {
        LongStream.range(6000, 6500).forEach(seed -> {
            List<CustomerEvent> history = history(new RandomCommands(seed).sequence());

            assertThat(decided(history, CreditPolicy.STANDARD))
                    .as("seed %d", seed)
                    .isEqualTo(history.stream()
                            .filter(event -> asked(event) != null)
                            .toList());
        });
    }

    @Test
    void givesOtherVerdictsOnTheSameHistory() {
        List<CustomerEvent> history = history(List.of(
                register("100"),
                reserve("1", "60"),
                release("1"),
                release("2"),
                hold(),
                reserve("2", "10"),
                reserve("3", "20"),
                lift(),
                reserve("4", "101")));

        assertThat(decided(history, CreditPolicy.STANDARD).stream().map(Desk::essence))
                .containsExactly(
                        "CreditReserved 6000",
                        "CreditReservationRejected ORDER_CLOSED",
                        "CreditReservationRejected CREDIT_HOLD",
                        "CreditReservationRejected CREDIT_LIMIT_EXCEEDED");
        assertThat(decided(history, HALF).stream().map(Desk::essence))
                .containsExactly(
                        "CreditReservationRejected CREDIT_LIMIT_EXCEEDED",
                        "CreditReservationRejected ORDER_CLOSED",
                        "CreditReserved 2000",
                        "CreditReservationRejected CREDIT_LIMIT_EXCEEDED");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59.999Z, CreditReserved",
        "2026-02-01T00:00:00Z, CreditReservationRejected",
        "2026-01-31T23:30:00-05:00, CreditReservationRejected"
    })
    void seesTheDateOfTheDecisionInUtc(String at, String answer) {
        CreditPolicy untilTheEndOfJanuary = (account, asked, on) ->
                on.isAfter(LocalDate.of(2026, 1, 31)) ? new Rejected(CREDIT_HOLD) : new Granted();

        assertThat(Answers.to(() -> account("100").decide(reserve("1", "1"), untilTheEndOfJanuary, Instant.parse(at))))
                .isEqualTo(answer);
    }

    @Test
    void isNotAskedAgainForTheSameOrder() {
        CreditPolicy neverAsked = (account, asked, on) -> {
            throw new AssertionError("asked again for " + asked);
        };

        assertThat(account("100", reserve("1", "60")).decide(reserve("1", "60"), neverAsked, NOON))
                .isEmpty();
    }

    @Test
    void hasEachVerdictStored() {
        Map<Verdict, String> events =
                Map.of(new Granted(), "CreditReserved", new Rejected(CREDIT_HOLD), "CreditReservationRejected");

        assertThat(Permitted.typesOf(events.keySet().stream())).isEqualTo(Permitted.recordsOf(Verdict.class));
        events.forEach((verdict, event) -> assertThat(Answers.to(
                        () -> account("100").decide(reserve("1", "1"), (account, asked, on) -> verdict, NOON)))
                .isEqualTo(event));
    }

    /** What the product stored for the commands. */
    private static List<CustomerEvent> history(List<? extends CustomerCommand> commands) {
        Desk desk = new Desk();
        commands.forEach(desk::answer);
        return desk.stored;
    }

    /** What the policy decides on each request of the history, on the account as it was then. */
    private static List<CustomerEvent> decided(List<CustomerEvent> history, CreditPolicy policy) {
        List<CustomerEvent> decided = new ArrayList<>();
        CreditAccount account = CreditAccount.ABSENT;
        for (CustomerEvent event : history) {
            ReserveCredit asked = asked(event);
            if (asked != null) {
                decided.addAll(account.decide(asked, policy, NOON));
            }
            account = account.evolve(event);
        }
        return decided;
    }

    /** The request that the event answers; null when it answers none. */
    private static ReserveCredit asked(CustomerEvent event) {
        if (event instanceof CreditReserved granted) {
            return new ReserveCredit(
                    CUSTOMER, granted.orderId(), granted.figures().requested());
        }
        return event instanceof CreditReservationRejected rejected
                ? new ReserveCredit(
                        CUSTOMER, rejected.orderId(), rejected.figures().requested())
                : null;
    }
}
