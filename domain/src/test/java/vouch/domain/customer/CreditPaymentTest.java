package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;

import org.junit.jupiter.api.Test;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.PaymentReversed;
import vouch.api.customer.PaymentId;

/** Payments, their reversal, and credit notes; that each is posted once is the posting's business. */
class CreditPaymentTest {

    private static final PaymentId P1 = new PaymentId("P-1");
    private static final CreditAccount OWES_60 = account("100", reserve("1", "60"), charge("1"));

    @Test
    void isTakenOffTheReceivable() {
        assertThat(decide(OWES_60, pay("P-1", "25.50")))
                .containsExactly(new PaymentRecorded(CUSTOMER, P1, gbp("25.50")));
        assertThat(after(OWES_60, pay("P-1", "25.50")).receivable()).isEqualTo(gbp("34.50"));
        assertThat(after(OWES_60, pay("P-1", "25.50")).reserved()).isEqualTo(gbp("0"));
        assertThat(after(OWES_60, pay("P-1", "25.50")).available()).isEqualTo(gbp("65.50"));
    }

    @Test
    void mayBeMadeAhead() {
        CreditAccount ahead = account("100", pay("P-1", "30"));

        assertThat(ahead.receivable()).isEqualTo(gbp("-30"));
        assertThat(ahead.available()).isEqualTo(gbp("130"));
    }

    @Test
    void isReversedByAnEventThatPutsItBack() {
        CreditAccount paid = after(OWES_60, pay("P-1", "25.50"));
        PaymentReversed reversed = new PaymentReversed(CUSTOMER, P1, gbp("25.50"), "bounced");

        assertThat(decide(paid, reverse("P-1"), gbp("25.50"))).containsExactly(reversed);
        assertThat(paid.evolve(reversed)).isEqualTo(OWES_60);
    }

    @Test
    void mayBeReversedAboveTheLimit() {
        CreditAccount paid = after(OWES_60, pay("P-1", "60"), reserve("2", "100"));
        CreditAccount bounced = paid.evolve(new PaymentReversed(CUSTOMER, P1, gbp("60"), null));

        assertThat(bounced.available()).isEqualTo(gbp("-60"));
    }

    @Test
    void isMatchedByACreditNote() {
        CreditNoteIssued issued = new CreditNoteIssued(CUSTOMER, new CreditNoteId("N-1"), gbp("70"), "damaged");

        assertThat(decide(OWES_60, credit("N-1", "70"))).containsExactly(issued);
        assertThat(OWES_60.evolve(issued).receivable()).isEqualTo(gbp("-10"));
    }
}
