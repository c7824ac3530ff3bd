package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.arrivingOn;
import static vouch.domain.customer.Days.on;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.Money;
import vouch.domain.Answers;

/** {@code docs/credit-rules.md}, Temporary limits. */
class TemporaryLimitTest {

    @ParameterizedTest(name = "on day {0}: {1}")
    @CsvSource({"9, 100", "10, 250", "12, 250", "13, 100"})
    void holdsFromItsFirstDayToItsLast(int day, String inForce) {
        CreditAccount account = account("100", temporary("T-1", "250", 10, 12));

        assertThat(account.conditions().limitOn(day(day))).isEqualTo(gbp(inForce));
        assertThat(Answers.to(() -> decide(account, on(day, reserve("1", inForce)))))
                .isEqualTo("CreditReserved");
        assertThat(decide(account, on(day, reserve("1", gbp(inForce).plus(gbp("0.01"))))))
                .singleElement()
                .extracting("figures.limitInForce")
                .isEqualTo(gbp(inForce));
        assertThat(Answers.to(
                        () -> decide(account, on(day, reserve("1", gbp(inForce).plus(gbp("0.01")))))))
                .isEqualTo("CreditReservationRejected");
    }

    @ParameterizedTest
    @CsvSource({"0, CreditReservationRejected", "99.99, CreditReserved", "250, CreditReserved"})
    void takesThePlaceOfTheLimitHigherOrLower(String temporary, String answer) {
        CreditAccount account = account("100", temporary("T-1", temporary, 0, 0));

        assertThat(Answers.to(() -> decide(account, reserve("1", "99.99")))).isEqualTo(answer);
    }

    @Test
    void isNotChangedByAnotherCreditLimit() {
        CreditAccount account = account("100", temporary("T-1", "250", 0, 5), changeLimit("10"));

        assertThat(account.conditions().limitOn(day(5))).isEqualTo(gbp("250"));
        assertThat(account.conditions().limitOn(day(6))).isEqualTo(gbp("10"));
    }

    @ParameterizedTest(name = "days {0} to {1}: {2}")
    @CsvSource({
        "5, 9, TemporaryLimitGranted",
        "5, 10, TEMPORARY_LIMIT_OVERLAPS",
        "10, 12, TEMPORARY_LIMIT_OVERLAPS",
        "11, 11, TEMPORARY_LIMIT_OVERLAPS",
        "5, 20, TEMPORARY_LIMIT_OVERLAPS",
        "12, 20, TEMPORARY_LIMIT_OVERLAPS",
        "13, 20, TemporaryLimitGranted",
        "13, 13, TemporaryLimitGranted",
        "14, 13, VALIDATION_FAILED"
    })
    void hasNoDayInCommonWithAnother(int from, int until, String answer) {
        CreditAccount account = account("100", temporary("T-1", "250", 10, 12));

        assertThat(Answers.to(() -> decide(account, temporary("T-2", "70", from, until))))
                .isEqualTo(answer);
    }

    @Test
    void leavesItsDaysFreeOnceItIsWithdrawn() {
        Desk desk = new Desk();
        desk.handle(register("100"));
        desk.handle(temporary("T-1", "250", 10, 12));

        assertThat(desk.answer(withdraw("T-1"))).isEqualTo("TemporaryLimitWithdrawn");
        assertThat(desk.account.conditions().limitOn(day(11))).isEqualTo(gbp("100"));
        assertThat(desk.answer(withdraw("T-1"))).isEqualTo("nothing");
        assertThat(desk.answer(temporary("T-2", "70", 11, 11))).isEqualTo("TemporaryLimitGranted");
        assertThat(desk.answer(withdraw("T-3"))).isEqualTo("TEMPORARY_LIMIT_NOT_FOUND");
    }

    @Test
    void usesItsIdOnceWithdrawnOverOrForgotten() {
        Desk desk = new Desk();
        desk.handle(register("100"));
        desk.handle(temporary("T-1", "250", 10, 12));
        desk.handle(withdraw("T-1"));
        desk.handle(temporary("T-2", "250", 13, 13));
        desk.handle(on(500, changeLimit("50")));

        assertThat(desk.answer(temporary("T-1", "250", 10, 12))).isEqualTo("nothing");
        assertThat(desk.answer(arrivingOn(7, temporary("T-1", "250", 10, 12)))).isEqualTo("nothing");
        assertThat(desk.answer(temporary("T-2", "250", 13, 13))).isEqualTo("nothing");
        assertThat(desk.answer(temporary("T-2", "251", 13, 13))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(desk.answer(on(7, temporary("T-2", "250", 13, 13)))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(desk.account.conditions().temporaryLimits().byFirstDay()).hasSize(1);
    }

    /** Refused in this order: another content, days in common, too many. */
    @Test
    void refusesTheFiftyFirstThatIsNotOver() {
        Desk desk = fifty();

        assertThat(desk.answer(temporary("T-51", "1", 50, 50))).isEqualTo("TOO_MANY_TEMPORARY_LIMITS");
        assertThat(desk.answer(temporary("T-51", "1", 49, 51))).isEqualTo("TEMPORARY_LIMIT_OVERLAPS");
        assertThat(desk.answer(temporary("T-49", "2", 49, 51))).isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void makesRoomOnceOneIsWithdrawnOrOver() {
        Desk withdrawn = fifty();
        withdrawn.handle(withdraw("T-7"));
        assertThat(withdrawn.answer(temporary("T-51", "1", 50, 50))).isEqualTo("TemporaryLimitGranted");
        assertThat(withdrawn.answer(temporary("T-52", "1", 51, 51))).isEqualTo("TOO_MANY_TEMPORARY_LIMITS");

        Desk over = fifty();
        assertThat(over.answer(on(1, temporary("T-51", "1", 50, 50)))).isEqualTo("TemporaryLimitGranted");
        assertThat(over.answer(on(1, temporary("T-52", "1", 51, 51)))).isEqualTo("TOO_MANY_TEMPORARY_LIMITS");
    }

    @Test
    void neverCountsOneThatIsOverItself() {
        Desk desk = fifty();

        assertThat(desk.answer(temporary("T-51", "1", -5, -1))).isEqualTo("TemporaryLimitGranted");
        assertThat(desk.answer(temporary("T-52", "1", 50, 50))).isEqualTo("TOO_MANY_TEMPORARY_LIMITS");
    }

    /** However many are over: the account does not grow with the years. */
    @Test
    void isForgottenSomeTimeAfterItIsOver() {
        Desk desk = new Desk();
        desk.handle(register("100"));
        for (int i = 0; i < 500; i++) {
            desk.handle(on(i, temporary("T-" + i, "1", i, i)));
        }

        assertThat(desk.account.conditions().temporaryLimits().byFirstDay()).hasSizeLessThanOrEqualTo(100);
        assertThat(desk.account.conditions().limitOn(day(499))).isEqualTo(gbp("1"));
        assertThat(desk.answer(on(3, temporary("T-3", "1", 3, 3)))).isEqualTo("nothing");
        assertThat(desk.answer(withdraw("T-3"))).isEqualTo("TemporaryLimitWithdrawn");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, VALIDATION_FAILED",
        "0, TemporaryLimitGranted",
        "1000000000000000, TemporaryLimitGranted",
        "1000000000000001, VALIDATION_FAILED"
    })
    void hasABoundedAmount(long minor, String answer) {
        assertThat(Answers.to(() -> decide(account("100"), temporary("T-1", new Money(minor, "GBP"), 0, 0))))
                .isEqualTo(answer);
    }

    @Test
    void isInTheCurrencyOfTheAccountAndCanBeNamed() {
        assertThat(Answers.to(() -> decide(account("100"), temporary("T-1", eur("1"), 0, 0))))
                .isEqualTo("CURRENCY_MISMATCH");
        assertThat(Answers.to(() -> decide(account("100"), temporary("..", "1", 0, 0))))
                .isEqualTo("VALIDATION_FAILED");
    }

    /** With fifty limits of one day each, from {@link Accounts#DAY} on. */
    private static Desk fifty() {
        Desk desk = new Desk();
        desk.handle(register("100"));
        for (int i = 0; i < 50; i++) {
            desk.handle(temporary("T-" + i, "1", i, i));
        }
        return desk;
    }
}
