package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.arrivingOn;
import static vouch.domain.customer.Days.on;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.OnShortage;
import vouch.domain.Answers;

/** {@code docs/credit-rules.md}, Everything happens at least once. */
class AtLeastOnceTest {

    @Test
    void firstGrantStandsAndIsNotCountedAgainstItself() {
        CreditAccount full = account("100", reserve("1", "100"));

        assertThat(decide(full, reserve("1", "100"))).isEmpty();
        assertThat(decide(after(full, hold()), reserve("1", "100"))).isEmpty();
        assertThat(decide(after(full, changeLimit("0")), reserve("1", "100"))).isEmpty();
    }

    @Test
    void firstRejectionStandsThoughItWouldBeGrantedNow() {
        assertThat(decide(account("50", reserve("1", "100"), changeLimit("100")), reserve("1", "100")))
                .isEmpty();
        assertThat(decide(account("100", hold(), reserve("1", "100"), lift()), reserve("1", "100")))
                .isEmpty();
        assertThat(decide(account("100", reserve("1", eur("1"))), reserve("1", eur("1"))))
                .isEmpty();
    }

    @Test
    void firstGrantStandsAfterItWasReleasedOrCharged() {
        assertThat(decide(account("100", reserve("1", "60"), release("1")), reserve("1", "60")))
                .isEmpty();
        assertThat(decide(account("100", reserve("1", "60"), charge("1")), reserve("1", "60")))
                .isEmpty();
    }

    static Stream<CreditAccount> accountsThatWereAskedFor60() {
        return Stream.of(
                account("100", reserve("1", "60")),
                account("50", reserve("1", "60")),
                account("100", hold(), reserve("1", "60")),
                account("100", reserve("1", "60"), release("1")),
                account("100", reserve("1", "60"), charge("1")),
                account("100", release("1"), reserve("1", "60")),
                account("50", Terms.on(OnShortage.WAIT).change(), reserve("1", "60")),
                account("50", Terms.on(OnShortage.WAIT).change(), reserve("1", "60"), release("1")),
                account("50", Terms.on(OnShortage.WAIT).change(), reserve("1", "60"), refuse("1")),
                account("50", Terms.on(OnShortage.WAIT).change(), reserve("1", "60"), changeLimit("60")),
                account("50", Terms.on(OnShortage.WARN).change(), reserve("1", "60")));
    }

    @ParameterizedTest
    @MethodSource("accountsThatWereAskedFor60")
    void refusesAnotherAmountForTheSameOrder(CreditAccount account) {
        assertThat(Answers.to(() -> decide(account, reserve("1", "59.99")))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(Answers.to(() -> decide(account, reserve("1", eur("60"))))).isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void releaseThatOvertakesItsReservationIsStoredAndClosesTheOrder() {
        CreditAccount account = account("100", reserve("2", "10"));

        assertThat(decide(account, release("1"))).containsExactly(released("1", "0"));
        account = after(account, release("1"));
        assertThat(account.reserved()).isEqualTo(gbp("10"));

        assertThat(decide(account, reserve("1", "60")))
                .containsExactly(rejected("1", figures("100", "10", "0", "60", RejectionReason.ORDER_CLOSED)));
        account = after(account, reserve("1", "60"));

        assertThat(decide(account, reserve("1", "60"))).isEmpty();
        assertThat(decide(account, release("1"))).isEmpty();
        assertThat(account.reserved()).isEqualTo(gbp("10"));
    }

    /** A date that was left out equals any; one that the client gives and that differs is other content. */
    @Test
    void registrationIsTheSameUnlessTheClientGivesAnotherDay() {
        CreditAccount account = account("100");

        assertThat(decide(account, arrivingOn(9, register("100")))).isEmpty();
        assertThat(decide(account, on(0, register("100")))).isEmpty();
        assertThat(Answers.to(() -> decide(account, on(9, register("100"))))).isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    static Stream<CustomerCommand> commandsThatAreAlreadySo() {
        return Stream.of(
                changeLimit("100"),
                Terms.on(OnShortage.WAIT).change(),
                lift(),
                blocked(5),
                eligible(4),
                reserve("1", "60"),
                reserve("2", "60"),
                reserve("3", "60"),
                release("3"),
                charge("4"),
                override("5", RejectionReason.CREDIT_LIMIT_EXCEEDED),
                refuse("6"));
    }

    @ParameterizedTest
    @MethodSource("commandsThatAreAlreadySo")
    void whatIsAlreadySoStaysSoOnAnyDay(CustomerCommand command) {
        CreditAccount account = account(
                "100",
                Terms.on(OnShortage.WAIT).change(),
                reserve("1", "60"),
                reserve("2", "60"),
                reserve("3", "60"),
                release("3"),
                reserve("4", "10"),
                charge("4"),
                reserve("5", "60"),
                override("5", RejectionReason.CREDIT_LIMIT_EXCEEDED),
                reserve("6", "60"),
                refuse("6"),
                blocked(5));

        assertThat(Stream.of(-9, 0, 9))
                .allSatisfy(day -> assertThat(decide(account, on(day, command))).isEmpty());
    }

    @Test
    void releaseForACustomerThatDoesNotExistDoesNothing() {
        assertThat(decide(CreditAccount.ABSENT, release("1"))).isEmpty();
    }

    @Test
    void everyOrderOfArrivalOfReserveAndReleaseEndsWithNothingReserved() {
        assertThat(account("100", reserve("1", "60"), release("1"), reserve("1", "60"), release("1"))
                        .reserved())
                .isEqualTo(gbp("0"));
        assertThat(account("100", release("1"), reserve("1", "60"), reserve("1", "60"), release("1"))
                        .reserved())
                .isEqualTo(gbp("0"));
    }
}
