package vouch.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderId;
import vouch.domain.whatif.Matching.Part;

class MatchingTest {

    private static final LocalDate DAY = LocalDate.parse("2011-03-31");

    private final Matching matching = new Matching((charge, on) -> {});

    private Charge charge(String order, int dueIn, long minor) {
        Charge charge = new Charge(new OrderId(order), DAY, DAY.plusDays(dueIn), matching.nextNumber(), minor);
        matching.charge(charge);
        return charge;
    }

    private List<Part> pay(String payment, long minor) {
        return matching.credit(new PaymentId(payment), minor, DAY);
    }

    @Test
    void paysWhatIsDueFirstAndThenWhatWasChargedFirst() {
        Charge late = charge("late", 30, 10);
        Charge early = charge("early", 10, 10);
        Charge alsoEarly = charge("also-early", 10, 10);

        assertThat(pay("p", 25))
                .extracting(Part::charge, Part::minor)
                .containsExactly(tuple(early, 10L), tuple(alsoEarly, 10L), tuple(late, 5L));
    }

    @Test
    void paysALaterChargeWithWhatWasPaidAhead() {
        pay("p", 15);
        charge("a", 10, 10);

        Charge second = new Charge(new OrderId("b"), DAY, DAY, matching.nextNumber(), 10);

        assertThat(matching.charge(second)).containsExactly(new Part(second, 5));
    }

    @Test
    void opensWithAReversalWhatThePaymentPaid() {
        Charge charge = charge("a", 10, 10);
        pay("p", 4);
        pay("q", 6);

        Matching.Reversal reversal = matching.reverse(new PaymentId("p"), 4, DAY);

        assertThat(reversal.undone()).containsExactly(new Part(charge, 4));
        assertThat(pay("r", 9)).containsExactly(new Part(charge, 4));
    }

    @Test
    void takesAReversalOfAForgottenPaymentForADebtOfNoOrder() {
        for (int payment = 0; payment <= Matching.REMEMBERED; payment++) {
            pay("p" + payment, 1);
        }

        Matching.Reversal reversal = matching.reverse(new PaymentId("p0"), 1, DAY);

        assertThat(reversal.undone()).isEmpty();
        assertThat(reversal.matched()).singleElement().satisfies(part -> assertThat(part.charge().order)
                .isNull());
        assertThat(matching.reverse(new PaymentId("p1"), 1, DAY).matched()).isEmpty();
    }

    /** However many credit notes and payments are paid ahead. */
    @Test
    void losesNothingThatIsPaidAhead() {
        for (int payment = 0; payment < 3 * Matching.REMEMBERED; payment++) {
            pay("p" + payment, 2);
            matching.credit(null, 3, DAY);
        }

        Charge charge = new Charge(new OrderId("a"), DAY, DAY, matching.nextNumber(), 10_000);

        assertThat(matching.charge(charge)).extracting(Part::minor).satisfies(parts -> assertThat(
                        parts.stream().mapToLong(minor -> minor).sum())
                .isEqualTo(3L * Matching.REMEMBERED * 5));
        assertThat(matching.charge(charge)).isEmpty();
    }
}
