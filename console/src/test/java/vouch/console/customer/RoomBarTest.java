package vouch.console.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;

/** Where the parts of an account's room are drawn. */
class RoomBarTest {

    @Test
    void drawsWhatIsOwedReservedAndWaitingAgainstTheLimit() {
        RoomBar bar = bar(1000, 200, 300, 100, 50);

        assertThat(bar).isEqualTo(new RoomBar(100, 200, 200, 50, 1000));
        assertThat(bar.reservedFrom()).isEqualTo(300);
        assertThat(bar.waitingFrom()).isEqualTo(500);
        assertThat(bar.isOver()).isFalse();
    }

    @Test
    void makesRoomForWhatIsBeyondTheLimit() {
        RoomBar bar = bar(500, 600, 300, 0, 100);

        assertThat(bar.limit()).isEqualTo(500);
        assertThat(bar.waitingFrom() + bar.waiting()).isEqualTo(1000);
        assertThat(bar.isOver()).isTrue();
    }

    @Test
    void drawsNothingForWhatIsPaidAhead() {
        assertThat(bar(1000, 100, -400, 0, 0)).isEqualTo(new RoomBar(0, 0, 100, 0, 1000));
    }

    @Test
    void drawsAnAccountWithoutALimit() {
        assertThat(bar(0, 0, 0, 0, 0)).isEqualTo(new RoomBar(0, 0, 0, 0, 0));
        assertThat(bar(0, 0, 50, 0, 0)).isEqualTo(new RoomBar(0, 1000, 0, 0, 0));
    }

    @Test
    void isExactForTheLargestAmounts() {
        long most = 1_000_000_000_000_000_000L;
        assertThat(bar(most, most / 2, most / 2, 0, 0)).isEqualTo(new RoomBar(0, 500, 500, 0, 1000));
    }

    @Test
    void drawsThenAndNowInOneScale() {
        RoomBar.Pair pair = RoomBar.of(customer(100), customer(400));

        assertThat(pair.then().limit()).isEqualTo(250);
        assertThat(pair.now().limit()).isEqualTo(1000);
    }

    private static CustomerView customer(long limit) {
        return CustomerView.registered(
                new CustomerRegistered(new CustomerId("acme"), "Acme", null, gbp(limit), LocalDate.EPOCH),
                Instant.EPOCH);
    }

    private static RoomBar bar(long limit, long reserved, long receivable, long overdue, long waiting) {
        return RoomBar.of(gbp(limit), gbp(reserved), gbp(receivable), gbp(overdue), gbp(waiting));
    }

    private static Money gbp(long minor) {
        return new Money(minor, "GBP");
    }
}
