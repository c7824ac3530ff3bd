package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.RejectionReason.CREDIT_REFUSED;
import static vouch.api.RejectionReason.CURRENCY_MISMATCH;
import static vouch.domain.customer.Accounts.day;
import static vouch.domain.customer.Accounts.eur;
import static vouch.domain.customer.Accounts.figures;
import static vouch.domain.customer.Accounts.gbp;

import org.junit.jupiter.api.Test;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;

class ReservationsTest {

    private static final OrderId A = new OrderId("A");
    private static final OrderId B = new OrderId("B");
    private static final Reservations NONE = Reservations.none(gbp("0"));

    @Test
    void knowNothingAtFirst() {
        assertThat(NONE.total()).isEqualTo(gbp("0"));
        assertThat(NONE.asked(A)).isNull();
        assertThat(NONE.amount(A)).isNull();
        assertThat(NONE.isClosed(A)).isFalse();
        assertThat(NONE.isCharged(A)).isFalse();
        assertThat(NONE.isRefused(A)).isFalse();
        assertThat(NONE.isOverridden(A)).isFalse();
    }

    @Test
    void sumUpWhatIsOpen() {
        Reservations both = reserve(reserve(NONE, A, "60"), B, "10");

        assertThat(both.total()).isEqualTo(gbp("70"));
        assertThat(release(both, A).total()).isEqualTo(gbp("10"));
        assertThat(both.charge(A).total()).isEqualTo(gbp("10"));
        assertThat(release(both, A).charge(B).total()).isEqualTo(gbp("0"));
        assertThat(both.expire(A).total()).isEqualTo(gbp("70"));
        assertThat(reject(both, new OrderId("C"), eur("5")).total()).isEqualTo(gbp("70"));
    }

    @Test
    void tellWhatBecameOfAnOrder() {
        Reservations open = reserve(NONE, A, "60");
        assertThat(open.amount(A)).isEqualTo(gbp("60"));
        assertThat(open.asked(A)).isEqualTo(gbp("60"));
        assertThat(open.isClosed(A)).isFalse();

        assertThat(release(open, A).amount(A)).isNull();
        assertThat(release(open, A).asked(A)).isEqualTo(gbp("60"));
        assertThat(release(open, A).isClosed(A)).isTrue();
        assertThat(release(open, A).isCharged(A)).isFalse();

        assertThat(open.charge(A).asked(A)).isEqualTo(gbp("60"));
        assertThat(open.charge(A).isCharged(A)).isTrue();

        assertThat(reject(NONE, A, eur("5")).asked(A)).isEqualTo(eur("5"));
        assertThat(reject(NONE, A, eur("5")).isClosed(A)).isTrue();
        assertThat(reject(NONE, A, eur("5")).isRefused(A)).isFalse();
        assertThat(reject(NONE, A, gbp("5"), CREDIT_REFUSED).isRefused(A)).isTrue();
    }

    @Test
    void closeAnOrderThatNeverAsked() {
        Reservations closed = release(NONE, A);

        assertThat(closed.total()).isEqualTo(gbp("0"));
        assertThat(closed.asked(A)).isNull();
        assertThat(closed.isClosed(A)).isTrue();
        assertThat(reject(closed, A, gbp("60")).asked(A)).isEqualTo(gbp("60"));
        assertThat(reject(closed, A, gbp("60")).closed()).hasSize(1);
    }

    @Test
    void rememberWhatAnOrderWaitedForWhenItIsReleased() {
        Reservations closed = NONE.release(Accounts.releasedWaiting("A", "60"));

        assertThat(closed.total()).isEqualTo(gbp("0"));
        assertThat(closed.asked(A)).isEqualTo(gbp("60"));
    }

    @Test
    void rememberAnOverrideAlsoOfAnOrderThatIsSettled() {
        Reservations overridden =
                NONE.reserve(Accounts.reserved("A", Granted.BY_OVERRIDE, figures("0", "0", "0", "60")));

        assertThat(overridden.isOverridden(A)).isTrue();
        assertThat(release(overridden, A).isOverridden(A)).isTrue();
        assertThat(overridden.charge(A).isOverridden(A)).isTrue();
        assertThat(overridden.expire(A).isOverridden(A)).isTrue();
        assertThat(reserve(NONE, A, "60").isOverridden(A)).isFalse();
        assertThat(reserve(NONE, A, "60").charge(A).isOverridden(A)).isFalse();
    }

    @Test
    void tellOnceWhichWereGrantedBeforeADay() {
        Reservations both = reserve(reserve(NONE, A, "60"), B, "10");

        assertThat(both.grantedBefore(day(0))).isEmpty();
        assertThat(both.grantedBefore(day(1))).containsExactlyInAnyOrder(A, B);
        assertThat(both.expire(A).grantedBefore(day(1))).containsExactly(B);
        assertThat(both.charge(B).expire(A).grantedBefore(day(1))).isEmpty();
    }

    @Test
    void forgetTheOldestOfMoreThanTheyRemember() {
        Reservations full = NONE;
        for (int i = 0; i < Reservations.REMEMBERED; i++) {
            full = reject(full, new OrderId("" + i), gbp("1"));
        }
        assertThat(full.isClosed(new OrderId("0"))).isTrue();

        Reservations oneMore = reject(full, A, gbp("1"));
        assertThat(oneMore.isClosed(new OrderId("0"))).isFalse();
        assertThat(oneMore.isClosed(new OrderId("1"))).isTrue();
        assertThat(oneMore.isClosed(A)).isTrue();
        assertThat(oneMore.closed()).hasSize(Reservations.REMEMBERED);
        assertThat(full.isClosed(new OrderId("0"))).as("the account before").isTrue();
    }

    @Test
    void rememberAThousand() {
        assertThat(Reservations.REMEMBERED).isEqualTo(1000);
    }

    private static Reservations reserve(Reservations before, OrderId order, String amount) {
        return before.reserve(Accounts.reserved(order.value(), figures("100", "0", "0", amount)));
    }

    private static Reservations release(Reservations before, OrderId order) {
        Money open = before.amount(order);
        return before.release(Accounts.released(order.value(), open == null ? "0" : open.amount()));
    }

    private static Reservations reject(Reservations before, OrderId order, Money asked) {
        return reject(before, order, asked, CURRENCY_MISMATCH);
    }

    private static Reservations reject(Reservations before, OrderId order, Money asked, RejectionReason reason) {
        return before.reject(Accounts.rejected(order.value(), figures("100", "0", "0", asked, reason)));
    }
}
