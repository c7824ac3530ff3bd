package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.RejectionReason.CREDIT_HOLD;
import static vouch.api.RejectionReason.CREDIT_LIMIT_EXCEEDED;
import static vouch.api.RejectionReason.CURRENCY_MISMATCH;
import static vouch.api.RejectionReason.ORDER_CLOSED;
import static vouch.domain.customer.Accounts.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.domain.Answers;

class CreditReservationTest {

    @Test
    void isGrantedWithTheFiguresThatDecided() {
        CreditAccount account = account("100", reserve("1", "30"), reserve("2", "20"), charge("2"), pay("P-1", "5"));

        assertThat(decide(account, reserve("3", "40")))
                .containsExactly(reserved("3", figures("100", "30", "15", "40")));
        assertThat(after(account, reserve("3", "40")).reserved()).isEqualTo(gbp("70"));
        assertThat(after(account, reserve("3", "40")).receivable()).isEqualTo(gbp("15"));
        assertThat(after(account, reserve("3", "40")).available()).isEqualTo(gbp("15"));
    }

    @Test
    void isRejectedWithTheFiguresThatDecided() {
        CreditAccount account = account("100", reserve("1", "30"), reserve("2", "20"), charge("2"), pay("P-1", "5"));

        assertThat(decide(account, reserve("3", "55.01")))
                .containsExactly(rejected("3", figures("100", "30", "15", "55.01", CREDIT_LIMIT_EXCEEDED)));
        assertThat(after(account, reserve("3", "55.01")).available()).isEqualTo(gbp("55"));
    }

    @ParameterizedTest(name = "{0} asked, {1} available")
    @CsvSource({
        "99.99, 100, CreditReserved",
        "100, 100, CreditReserved",
        "100.01, 100, CreditReservationRejected",
        "0.01, 0, CreditReservationRejected",
        "0.01, 0.01, CreditReserved"
    })
    void isGrantedUpToWhatIsAvailable(String asked, String available, String answer) {
        assertThat(Answers.to(() -> decide(account(available), reserve("1", asked))))
                .isEqualTo(answer);
    }

    @Test
    void countsReservationsReceivablesPaymentsAndCreditNotes() {
        CreditAccount account = account("100", reserve("1", "60"));
        assertRejectedFor(CREDIT_LIMIT_EXCEEDED, account, reserve("2", "40.01"));
        assertGranted(account, reserve("2", "40"));

        CreditAccount shipped = after(account, charge("1"));
        assertRejectedFor(CREDIT_LIMIT_EXCEEDED, shipped, reserve("2", "40.01"));
        assertGranted(shipped, reserve("2", "40"));

        assertGranted(after(shipped, pay("P-1", "10")), reserve("2", "50"));
        assertGranted(after(shipped, credit("N-1", "10")), reserve("2", "50"));
        assertGranted(after(shipped, pay("P-1", "70")), reserve("2", "110"));
        assertRejectedFor(CREDIT_LIMIT_EXCEEDED, after(shipped, pay("P-1", "70")), reserve("2", "110.01"));
        assertGranted(after(account, release("1")), reserve("2", "100"));
    }

    @Test
    void feelsALowerLimitOnlyWhenItIsNew() {
        CreditAccount account = account("100", reserve("1", "60"), changeLimit("50"));

        assertThat(decide(account, reserve("1", "60"))).isEmpty();
        assertThat(decide(account, charge("1"))).containsExactly(charged("1", "60"));
        assertThat(decide(account, reserve("2", "0.01")))
                .containsExactly(rejected("2", figures("50", "60", "0", "0.01", CREDIT_LIMIT_EXCEEDED)));
        assertGranted(after(account, pay("P-1", "15")), reserve("2", "5"));
    }

    @Test
    void isRejectedOnHoldHoweverMuchIsAvailable() {
        CreditAccount account = account("100", reserve("1", "60"), hold());

        assertRejectedFor(CREDIT_HOLD, account, reserve("2", "0.01"));
        assertThat(decide(account, charge("1"))).containsExactly(charged("1", "60"));
        assertThat(decide(account, release("1"))).containsExactly(released("1", "60"));
        assertGranted(after(account, lift()), reserve("2", "0.01"));
    }

    @Test
    void isRejectedInAnotherCurrencyWithTheAmountAsItWasAsked() {
        assertThat(decide(account("100"), reserve("1", eur("1"))))
                .containsExactly(rejected("1", figures("100", "0", "0", eur("1"), CURRENCY_MISMATCH)));
        assertThat(after(account("100"), reserve("1", eur("1"))).available()).isEqualTo(gbp("100"));
    }

    /** Each row has every reason for rejection that comes after its own, too. */
    @ParameterizedTest(name = "released before: {0}, on hold: {1}, in {2}, {3} asked of 100: {4}")
    @CsvSource({
        "true,  true,  EUR, 999, ORDER_CLOSED",
        "false, true,  EUR, 999, CREDIT_HOLD",
        "false, false, EUR, 999, CURRENCY_MISMATCH",
        "false, false, GBP, 999, CREDIT_LIMIT_EXCEEDED"
    })
    void isRejectedForTheReasonThatTakesPrecedence(
            boolean closed, boolean held, String currency, String asked, RejectionReason reason) {
        CreditAccount account = account("100");
        account = closed ? after(account, release("1")) : account;
        account = held ? after(account, hold()) : account;

        assertRejectedFor(reason, account, reserve("1", Money.of(asked, currency)));
    }

    @Test
    void isRejectedOnceItWasReleasedThoughThereIsCredit() {
        assertRejectedFor(ORDER_CLOSED, account("100", release("1")), reserve("1", "1"));
    }

    private static void assertGranted(CreditAccount account, ReserveCredit command) {
        assertThat(Answers.to(() -> decide(account, command))).isEqualTo("CreditReserved");
    }

    private static void assertRejectedFor(RejectionReason reason, CreditAccount account, ReserveCredit command) {
        assertThat(decide(account, command))
                .singleElement()
                .extracting("reason")
                .isEqualTo(reason);
    }
}
