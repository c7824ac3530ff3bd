package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.RejectionReason.CREDIT_HOLD;
import static vouch.api.RejectionReason.CREDIT_LIMIT_EXCEEDED;
import static vouch.api.RejectionReason.CREDIT_REFUSED;
import static vouch.api.RejectionReason.ORDER_CLOSED;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.on;

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
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.domain.Answers;
import vouch.domain.Permitted;
import vouch.domain.customer.Verdict.Deferred;
import vouch.domain.customer.Verdict.Granting;
import vouch.domain.customer.Verdict.Rejected;

/** A policy is a value: a stored history can be judged by any of them. */
class CreditPolicyTest {

    /** Ignores a hold, and lets nobody use more than half of the limit. */
    private static final CreditPolicy HALF = (account, asked, on) -> {
        long half = account.conditions().creditLimit().minor() / 2;
        if (account.reservations().isClosed(asked.orderId())) {
            return Rejected.only(ORDER_CLOSED);
        }
        return account.exposure().plus(asked.amount()).minor() > half
                ? Rejected.only(CREDIT_LIMIT_EXCEEDED)
                : new Granting(List.of());
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
                        "CreditReservationRejected ORDER_CLOSED (ORDER_CLOSED+CREDIT_HOLD)",
                        "CreditReservationRejected CREDIT_HOLD",
                        "CreditReservationRejected CREDIT_LIMIT_EXCEEDED");
        assertThat(decided(history, HALF).stream().map(Desk::essence))
                .containsExactly(
                        "CreditReservationRejected CREDIT_LIMIT_EXCEEDED",
                        "CreditReservationRejected ORDER_CLOSED",
                        "CreditReserved 2000",
                        "CreditReservationRejected CREDIT_LIMIT_EXCEEDED");
    }

    /** The later of the account's date and the order's: nobody gains by dating an order back. */
    @ParameterizedTest(name = "account on {0}, order on {1}: {2}")
    @CsvSource({
        "0, 9, CreditReserved",
        "0, 10, CreditReservationRejected",
        "9, 0, CreditReserved",
        "10, 0, CreditReservationRejected",
        "10, 9, CreditReservationRejected"
    })
    void seesTheLaterOfTheAccountsDateAndTheOrders(int account, int order, String answer) {
        CreditPolicy forTenDays =
                (before, asked, on) -> on.isBefore(day(10)) ? new Granting(List.of()) : Rejected.only(CREDIT_HOLD);
        ReserveCredit asked = (ReserveCredit) on(order, reserve("1", "1"));

        assertThat(Answers.to(
                        () -> account("100", on(account, changeLimit("50"))).decide(asked, forTenDays)))
                .isEqualTo(answer);
    }

    @Test
    void isNotAskedAgainForTheSameOrder() {
        CreditPolicy neverAsked = (account, asked, on) -> {
            throw new AssertionError("asked again for " + asked);
        };

        assertThat(account("100", reserve("1", "60")).decide(reserve("1", "60"), neverAsked))
                .isEmpty();
    }

    @Test
    void hasEachVerdictStored() {
        Map<Verdict, String> events = Map.of(
                new Granting(List.of()),
                "CreditReserved",
                new Deferred(List.of(CREDIT_HOLD), CREDIT_HOLD),
                "CreditDeferred",
                Rejected.only(CREDIT_HOLD),
                "CreditReservationRejected");

        assertThat(Permitted.typesOf(events.keySet().stream())).isEqualTo(Permitted.recordsOf(Verdict.class));
        events.forEach((verdict, event) -> assertThat(
                        Answers.to(() -> account("100").decide(reserve("1", "1"), (account, asked, on) -> verdict)))
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
                decided.addAll(account.decide(asked, policy));
            }
            account = account.evolve(event);
        }
        return decided;
    }

    /** The request that the event answers; null when it answers none. */
    private static ReserveCredit asked(CustomerEvent event) {
        boolean later = event instanceof CreditReserved reserved && reserved.granted() != Granted.AT_ONCE
                || event instanceof CreditReservationRejected rejected && rejected.reason() == CREDIT_REFUSED;
        return event instanceof CreditDecision decision && !later
                ? new ReserveCredit(
                        CUSTOMER, decision.orderId(), decision.figures().requested(), decision.on())
                : null;
    }
}
