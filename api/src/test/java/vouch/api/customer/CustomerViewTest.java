package vouch.api.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CustomerRegistered;

class CustomerViewTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final CustomerId ID = new CustomerId("17850");

    @Test
    void startsWithEverythingAvailable() {
        CustomerView view = CustomerView.registered(new CustomerRegistered(ID, "Ada", null, gbp("100")), NOON);

        assertThat(view).isEqualTo(new CustomerView(ID, "Ada", null, false, gbp("100"), gbp("0"), gbp("0"), NOON, 1));
        assertThat(view.available()).isEqualTo(gbp("100"));
    }

    @ParameterizedTest
    @CsvSource({"100, 30, 20, 50", "100, 100, 0, 0", "100, 80, 40, -20", "0, 0, -5, 5"})
    void hasAvailableWhatIsNeitherReservedNorReceivable(
            String limit, String reserved, String receivable, String available) {
        CustomerView view =
                new CustomerView(ID, "Ada", null, false, gbp(limit), gbp(reserved), gbp(receivable), NOON, 7);

        assertThat(view.available()).isEqualTo(gbp(available));
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
