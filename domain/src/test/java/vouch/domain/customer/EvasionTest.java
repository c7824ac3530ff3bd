package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.RejectionReason.*;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.on;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.OnShortage;
import vouch.domain.Answers;

/** Ways around a credit limit that other systems have left open, or still do. */
class EvasionTest {

    private static final Terms WAIT = Terms.on(OnShortage.WAIT);

    /** Due on day 30, and late from day 31 on. */
    private static final CreditAccount OWES_40 =
            account("1000", Terms.on(OnShortage.REJECT).grace(0).change(), reserve("old", "40"), charge("old"));

    /** A closed order that is opened again skipped the check: frappe/erpnext#33967. */
    @ParameterizedTest
    @EnumSource
    void aClosedOrderDoesNotOpenAgainWithoutACheck(OnShortage terms) {
        CreditAccount account = account(
                "100",
                reserve("1", "60"),
                release("1"),
                reserve("2", "100"),
                Terms.on(terms).change());

        assertThat(decide(account, reserve("1", "60")))
                .as("the first answer stands")
                .isEmpty();
        assertThat(account.reservations().amount(reserve("1", "60").orderId())).isNull();
        assertThat(Answers.to(() -> decide(account, charge("1")))).isEqualTo("NO_RESERVATION");

        CreditAccount early = after(account, release("3"));
        assertThat(decide(early, reserve("3", "1")))
                .singleElement()
                .extracting("reason")
                .isEqualTo(ORDER_CLOSED);
    }

    /** A copy of an order did not carry the hold of the first: odoo/odoo#51081. */
    @Test
    void anOrderIsNotCopiedAroundItsHold() {
        CreditAccount held = account("100", WAIT.change(), hold(), reserve("1", "60"));

        assertThat(decide(held, reserve("1-copy", "60")))
                .singleElement()
                .extracting("reason")
                .isEqualTo(CREDIT_HOLD);
        CreditAccount copied = after(held, reserve("1-copy", "60"), lift());
        assertThat(copied.exposure()).as("one of both").isEqualTo(gbp("60"));
        assertThat(copied.waiting().orders()).hasSize(1);
    }

    /** The exposure counts, and not the single order: many small ones get no more than a large one. */
    @ParameterizedTest
    @EnumSource(names = {"REJECT", "WAIT"})
    void splittingAnOrderDoesNotEvadeARestriction(OnShortage terms) {
        CreditAccount restricted = account("100", Terms.on(terms).tolerance(50).change(), restricted("50", 1));
        CreditAccount limited = account("100", Terms.on(terms).tolerance(5).change());
        for (int i = 0; i < 200; i++) {
            restricted = after(restricted, reserve("" + i, "1"));
            limited = after(limited, reserve("" + i, "1"));
        }

        assertThat(restricted.exposure()).isEqualTo(gbp("50"));
        assertThat(limited.exposure()).as("nor the tolerance of each").isEqualTo(gbp("105"));
    }

    @Test
    void datingBackDoesNotEvadeOverdue() {
        CreditAccount late = after(OWES_40, on(31, hold()), on(31, lift()));

        assertThat(Stream.of(31, 30, 0, -100)).allSatisfy(day -> assertThat(decide(late, on(day, reserve("1", "1"))))
                .singleElement()
                .extracting("reason")
                .isEqualTo(OVERDUE));
    }

    /** A raised limit left the orders blocked until a person ran a report: SAP KBA 3743394. */
    @Test
    void aRaisedLimitFreesWhatWaits() {
        CreditAccount waiting = account("100", WAIT.change(), reserve("1", "150"));

        assertThat(decide(waiting, changeLimit("150"))).hasSize(2);
        assertThat(decide(waiting, temporary("T-1", "150", 0, 0))).hasSize(2);
        assertThat(decide(waiting, WAIT.tolerance(50).change())).hasSize(2);
    }

    /** Any open invoice counted as overdue, a rest of one cent, too: frappe/erpnext#37326. */
    @Test
    void aCountOfItemsIsNoMeasureOfOverdueAndARestOfOneCentBlocksNobody() {
        CreditAccount oneCent = after(
                OWES_40, Terms.on(OnShortage.REJECT).grace(0).minimum("0.01").change());
        oneCent = after(oneCent, on(40, pay("P-1", "39.99")));
        CreditAccount many = account(
                "1000", Terms.on(OnShortage.REJECT).grace(0).minimum("1").change());
        for (int i = 0; i < 100; i++) {
            many = after(many, reserve("" + i, "0.01"), charge("" + i));
        }

        assertThat(oneCent.overdue(day(40))).isEqualTo(gbp("0.01"));
        assertThat(answer(oneCent, on(40, reserve("1", "1")))).isEqualTo("CreditReserved");
        assertThat(many.overdue(day(40))).isEqualTo(gbp("1"));
        assertThat(answer(many, on(40, reserve("more", "1")))).isEqualTo("CreditReserved");
    }

    @Test
    void aCreditNoteLowersWhatIsDueFirst() {
        CreditAccount both = after(OWES_40, on(20, reserve("young", "60")), on(20, charge("young")));

        CreditAccount credited = after(both, on(31, credit("N-1", "40")));
        assertThat(both.overdue(day(31))).isEqualTo(gbp("40"));
        assertThat(credited.overdue(day(31))).isEqualTo(gbp("0"));
        assertThat(answer(credited, on(31, reserve("1", "1")))).isEqualTo("CreditReserved");
    }

    /** A limit that was exceeded meanwhile kept the invoice of shipped goods from being booked: frappe/erpnext#37888. */
    @Test
    void nothingStopsTheChargeOfWhatWasShipped() {
        CreditAccount reserved = after(OWES_40, reserve("1", "60"));

        assertThat(Stream.of(
                        after(reserved, on(400, hold())),
                        after(reserved, on(400, blocked(1))),
                        after(reserved, on(400, restricted("0", 1))),
                        after(reserved, on(400, changeLimit("0"))),
                        after(reserved, on(400, temporary("T-1", "0", 400, 400))),
                        after(
                                reserved,
                                Terms.on(OnShortage.WAIT)
                                        .grace(0)
                                        .reservationDays(1)
                                        .change(),
                                on(400, review()))))
                .allSatisfy(account ->
                        assertThat(answer(account, on(400, charge("1")))).isEqualTo("CreditCharged"));
    }

    /** Overdue and limits were compared in the company's currency: OCA/credit-control#314. */
    @Test
    void theCustomersOwnCurrencyDecides() {
        CreditAccount account = after(OWES_40, WAIT.grace(0).change());

        assertThat(decide(account, reserve("1", eur("0.01"))))
                .singleElement()
                .extracting("reason")
                .isEqualTo(CURRENCY_MISMATCH);
        assertThat(answer(account, pay("P-1", eur("40")))).isEqualTo("CURRENCY_MISMATCH");
        assertThat(answer(account, credit("N-1", eur("40")))).isEqualTo("CURRENCY_MISMATCH");
        assertThat(answer(account, temporary("T-1", eur("9999"), 0, 0))).isEqualTo("CURRENCY_MISMATCH");
        assertThat(account.overdue(day(31))).isEqualTo(gbp("40"));
    }

    private static String answer(CreditAccount account, CustomerCommand command) {
        return Answers.to(() -> decide(account, command));
    }
}
