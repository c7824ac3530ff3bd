package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.eur;
import static vouch.domain.customer.Accounts.gbp;

import org.junit.jupiter.api.Test;
import vouch.api.order.OrderId;

class ReservationsTest {

    private static final OrderId A = new OrderId("A");
    private static final OrderId B = new OrderId("B");
    private static final Reservations NONE = Reservations.none(gbp("0"));

    @Test
    void knowNothingAtFirst() {
        assertThat(NONE.total()).isEqualTo(gbp("0"));
        assertThat(NONE.asked(A)).isNull();
        assertThat(NONE.open(A)).isNull();
        assertThat(NONE.isClosed(A)).isFalse();
        assertThat(NONE.isCharged(A)).isFalse();
    }

    @Test
    void sumUpWhatIsOpen() {
        Reservations both = NONE.reserve(A, gbp("60")).reserve(B, gbp("10"));

        assertThat(both.total()).isEqualTo(gbp("70"));
        assertThat(both.release(A).total()).isEqualTo(gbp("10"));
        assertThat(both.charge(A).total()).isEqualTo(gbp("10"));
        assertThat(both.release(A).charge(B).total()).isEqualTo(gbp("0"));
        assertThat(both.reject(new OrderId("C"), eur("5")).total()).isEqualTo(gbp("70"));
    }

    @Test
    void tellWhatBecameOfAnOrder() {
        Reservations open = NONE.reserve(A, gbp("60"));
        assertThat(open.open(A)).isEqualTo(gbp("60"));
        assertThat(open.asked(A)).isEqualTo(gbp("60"));
        assertThat(open.isClosed(A)).isFalse();

        assertThat(open.release(A).open(A)).isNull();
        assertThat(open.release(A).asked(A)).isEqualTo(gbp("60"));
        assertThat(open.release(A).isClosed(A)).isTrue();
        assertThat(open.release(A).isCharged(A)).isFalse();

        assertThat(open.charge(A).asked(A)).isEqualTo(gbp("60"));
        assertThat(open.charge(A).isCharged(A)).isTrue();

        assertThat(NONE.reject(A, eur("5")).asked(A)).isEqualTo(eur("5"));
        assertThat(NONE.reject(A, eur("5")).isClosed(A)).isTrue();
    }

    @Test
    void closeAnOrderThatNeverAsked() {
        Reservations closed = NONE.release(A);

        assertThat(closed.total()).isEqualTo(gbp("0"));
        assertThat(closed.asked(A)).isNull();
        assertThat(closed.isClosed(A)).isTrue();
        assertThat(closed.reject(A, gbp("60")).asked(A)).isEqualTo(gbp("60"));
        assertThat(closed.reject(A, gbp("60")).closed()).hasSize(1);
    }

    @Test
    void forgetTheOldestOfMoreThanTheyRemember() {
        Reservations full = NONE;
        for (int i = 0; i < Reservations.REMEMBERED; i++) {
            full = full.reject(new OrderId("" + i), gbp("1"));
        }
        assertThat(full.isClosed(new OrderId("0"))).isTrue();

        Reservations oneMore = full.reject(A, gbp("1"));
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
}
