package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.RejectionReason.CREDIT_LIMIT_EXCEEDED;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.on;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.customer.CustomerEvent.AccountReviewed;
import vouch.api.customer.CustomerEvent.ReservationExpired;
import vouch.api.customer.OnShortage;
import vouch.api.order.OrderId;

/** The daily review of an account: what waits, and what has expired. */
class ReviewTest {

    private static final Terms FIVE_DAYS = Terms.on(OnShortage.WAIT).reservationDays(5);

    /** Order 1 is reserved on day 10, for five days. */
    private static final CreditAccount RESERVED = account("100", FIVE_DAYS.change(), on(10, reserve("1", "60")));

    @Test
    void storesNothingWhereNothingWaitsAndNothingExpires() {
        assertThat(decide(account("100"), review())).isEmpty();
        assertThat(decide(account("100", reserve("1", "60")), on(400, review())))
                .isEmpty();
    }

    @ParameterizedTest(name = "reserved on day 10 for 5 days, reviewed on day {0}: {1}")
    @CsvSource({"10, false", "15, false", "16, true", "400, true"})
    void tellsOfAReservationWhoseDaysAreOver(int day, boolean expired) {
        assertThat(decide(RESERVED, on(day, review())))
                .isEqualTo(expired ? List.of(new ReservationExpired(CUSTOMER, new OrderId("1"), day(day))) : List.of());
    }

    @Test
    void tellsOnceOfEachReservation() {
        CreditAccount told = after(RESERVED, on(16, review()), on(16, reserve("2", "10")));

        assertThat(decide(told, on(16, review()))).isEmpty();
        assertThat(decide(told, on(21, review()))).isEmpty();
        assertThat(decide(told, on(22, review())))
                .containsExactly(new ReservationExpired(CUSTOMER, new OrderId("2"), day(22)));
    }

    /** The order decides whether it is cancelled; until then the credit stays reserved, and may be charged. */
    @Test
    void keepsWhatHasExpiredReserved() {
        CreditAccount told = after(RESERVED, on(16, review()));

        assertThat(told.reserved()).isEqualTo(gbp("60"));
        assertThat(decide(told, charge("1"))).containsExactly(charged("1", "60"));
        assertThat(decide(told, release("1"))).containsExactly(released("1", "60"));
    }

    @Test
    void tellsNothingOfWhatIsSettledOrWaits() {
        CreditAccount account = after(
                RESERVED,
                on(10, reserve("2", "10")),
                on(10, reserve("3", "10")),
                on(10, reserve("4", "1000")),
                charge("2"),
                release("3"),
                release("1"));

        assertThat(decide(account, on(400, review()))).containsExactly(new AccountReviewed(CUSTOMER, day(400)));
    }

    @Test
    void goesByThePresentTerms() {
        CreditAccount longer = after(RESERVED, FIVE_DAYS.reservationDays(50).change());
        CreditAccount never = after(RESERVED, FIVE_DAYS.reservationDays(null).change());

        assertThat(decide(longer, on(16, review()))).isEmpty();
        assertThat(decide(longer, on(61, review()))).hasSize(1);
        assertThat(decide(never, on(400, review()))).isEmpty();
    }

    /** The days count from the grant, not from the day on which the order began to wait. */
    @Test
    void countsTheDaysFromTheGrant() {
        CreditAccount waited = account("100", FIVE_DAYS.change(), reserve("1", "150"), on(20, changeLimit("150")));
        CreditAccount overridden =
                account("100", FIVE_DAYS.change(), reserve("1", "150"), on(20, override("1", CREDIT_LIMIT_EXCEEDED)));

        assertThat(waited.reserved()).isEqualTo(gbp("150"));
        assertThat(decide(waited, on(25, review()))).isEmpty();
        assertThat(decide(waited, on(26, review()))).hasSize(1);
        assertThat(decide(overridden, on(25, review()))).isEmpty();
        assertThat(decide(overridden, on(26, review()))).hasSize(1);
    }

    @Test
    void looksAtTheWaitingOrdersFirstAndThenForWhatHasExpired() {
        CreditAccount account = after(RESERVED, on(10, reserve("2", "50")), on(10, temporary("T-1", "110", 16, 16)));

        assertThat(decide(account, on(16, review())))
                .satisfiesExactly(
                        reviewed -> assertThat(reviewed).isEqualTo(new AccountReviewed(CUSTOMER, day(16))),
                        granted -> assertThat(granted).extracting("orderId").isEqualTo(new OrderId("2")),
                        expired -> assertThat(expired)
                                .isEqualTo(new ReservationExpired(CUSTOMER, new OrderId("1"), day(16))));
    }

    /** A review that is dated back sees the account's date. */
    @Test
    void goesByTheLaterOfItsDayAndTheAccounts() {
        CreditAccount later = after(RESERVED, on(16, hold()));

        assertThat(decide(later, on(12, review())))
                .containsExactly(new ReservationExpired(CUSTOMER, new OrderId("1"), day(12)));
    }

    @Test
    void storesItselfOnceForEachReviewWhileSomethingWaits() {
        CreditAccount waiting = account("100", FIVE_DAYS.change(), reserve("1", "150"));

        assertThat(decide(after(waiting, review()), review())).containsExactly(new AccountReviewed(CUSTOMER, DAY));
    }
}
