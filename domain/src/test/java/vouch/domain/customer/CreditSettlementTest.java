package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;

import org.junit.jupiter.api.Test;
import vouch.domain.Answers;

/** The end of a reservation: released or charged. */
class CreditSettlementTest {

    @Test
    void releasesTheOpenReservation() {
        CreditAccount account = account("100", reserve("1", "60"), reserve("2", "10"));

        assertThat(decide(account, release("1"))).containsExactly(released("1", "60"));
        assertThat(after(account, release("1")).reserved()).isEqualTo(gbp("10"));
        assertThat(after(account, release("1")).receivable()).isEqualTo(gbp("0"));
        assertThat(after(account, release("1")).available()).isEqualTo(gbp("90"));
    }

    @Test
    void releasesNothingTwiceNorAfterAChargeOrARejection() {
        assertThat(decide(account("100", reserve("1", "60"), release("1")), release("1")))
                .isEmpty();
        assertThat(decide(account("100", reserve("1", "60"), charge("1")), release("1")))
                .isEmpty();
        assertThat(decide(account("100", reserve("1", "101")), release("1"))).isEmpty();
        assertThat(decide(account("100", release("1")), release("1"))).isEmpty();
    }

    @Test
    void turnsTheReservationOfAShippedOrderIntoAReceivable() {
        CreditAccount account = account("100", reserve("1", "60"), reserve("2", "10"));

        assertThat(decide(account, charge("1"))).containsExactly(charged("1", "60"));
        assertThat(after(account, charge("1")).reserved()).isEqualTo(gbp("10"));
        assertThat(after(account, charge("1")).receivable()).isEqualTo(gbp("60"));
        assertThat(after(account, charge("1")).available()).isEqualTo(gbp("30"));
    }

    @Test
    void chargesOnce() {
        assertThat(decide(account("100", reserve("1", "60"), charge("1")), charge("1")))
                .isEmpty();
    }

    @Test
    void chargesOnlyWhatIsReserved() {
        assertThat(Answers.to(() -> decide(account("100"), charge("1")))).isEqualTo("NO_RESERVATION");
        assertThat(Answers.to(() -> decide(account("100", release("1")), charge("1"))))
                .isEqualTo("NO_RESERVATION");
        assertThat(Answers.to(() -> decide(account("100", reserve("1", "101")), charge("1"))))
                .isEqualTo("NO_RESERVATION");
        assertThat(Answers.to(() -> decide(account("100", reserve("1", "60"), release("1")), charge("1"))))
                .isEqualTo("NO_RESERVATION");
        assertThat(Answers.to(() -> decide(account("100", reserve("1", "60")), charge("2"))))
                .isEqualTo("NO_RESERVATION");
    }
}
