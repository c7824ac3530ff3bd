package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.on;

import org.junit.jupiter.api.Test;
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.PaymentReversed;

/** Payments, their reversal, and credit notes; that each is posted once is the posting's business. */
class CreditPaymentTest {

    private static final CreditAccount OWES_60 = account("100", reserve("1", "60"), charge("1"));

    @Test
    void isTakenOffTheReceivable() {
        assertThat(decide(OWES_60, pay("P-1", "25.50"))).containsExactly(paid("P-1", "25.50"));
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
        PaymentReversed reversed = bounced("P-1", "25.50");

        assertThat(decide(paid, reverse("P-1"), gbp("25.50"))).containsExactly(reversed);
        assertThat(paid.evolve(reversed)).isEqualTo(OWES_60);
    }

    /** A payment cannot have bounced before it was made. */
    @Test
    void isReversedForTheLaterOfBothDays() {
        Desk desk = new Desk();
        desk.handle(register("100"));
        desk.handle(on(5, pay("P-1", "60")));
        desk.handle(on(5, pay("P-2", "60")));

        assertThat(desk.handle(on(4, reverse("P-1"))).get(0).on()).isEqualTo(day(5));
        assertThat(desk.handle(on(6, reverse("P-2"))).get(0).on()).isEqualTo(day(6));
    }

    @Test
    void mayBeReversedAboveTheLimit() {
        CreditAccount paid = after(OWES_60, pay("P-1", "60"), reserve("2", "100"));
        CreditAccount bounced = paid.evolve(bounced("P-1", "60"));

        assertThat(bounced.available()).isEqualTo(gbp("-60"));
    }

    @Test
    void isMatchedByACreditNote() {
        CreditNoteIssued issued = credited("N-1", "70");

        assertThat(decide(OWES_60, credit("N-1", "70"))).containsExactly(issued);
        assertThat(OWES_60.evolve(issued).receivable()).isEqualTo(gbp("-10"));
    }
}
