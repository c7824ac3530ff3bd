package vouch.api.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerView.Standing;
import vouch.api.customer.CustomerView.TemporaryLimit;
import vouch.api.customer.CustomerView.Waiting;

class CustomerViewTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final CustomerId ID = new CustomerId("17850");

    @Test
    void startsWithEverythingAvailable() {
        CustomerView view = CustomerView.registered(new CustomerRegistered(ID, "Ada", null, gbp("100"), DAY), NOON);

        assertThat(view).isEqualTo(view("100", "0", "0", 1, DAY));
        assertThat(view.available()).isEqualTo(gbp("100"));
        assertThat(view.limitInForce()).isEqualTo(gbp("100"));
    }

    @ParameterizedTest
    @CsvSource({"100, 30, 20, 50", "100, 100, 0, 0", "100, 80, 40, -20", "0, 0, -5, 5"})
    void hasAvailableWhatIsNeitherReservedNorReceivable(
            String limit, String reserved, String receivable, String available) {
        assertThat(view(limit, reserved, receivable, 7, DAY).available()).isEqualTo(gbp(available));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-09, 100, 50",
        "2026-01-10, 70, 20",
        "2026-01-12, 70, 20",
        "2026-01-13, 200, 150",
        "2026-01-14, 100, 50"
    })
    void goesByTheTemporaryLimitOfTheAccountsDate(LocalDate on, String inForce, String available) {
        CustomerView view = view(
                "100",
                "30",
                "20",
                7,
                on,
                temporary("T-1", "70", "2026-01-10", "2026-01-12"),
                temporary("T-2", "200", "2026-01-13", "2026-01-13"));

        assertThat(view.limitInForce()).isEqualTo(gbp(inForce));
        assertThat(view.available()).isEqualTo(gbp(available));
    }

    private static CustomerView view(
            String limit, String reserved, String receivable, long version, LocalDate on, TemporaryLimit... limits) {
        return new CustomerView(
                ID,
                "Ada",
                null,
                false,
                gbp(limit),
                gbp(reserved),
                gbp(receivable),
                NOON,
                version,
                on,
                gbp("0"),
                CreditTerms.standard("GBP"),
                List.of(limits),
                new Standing(Eligibility.ELIGIBLE, null, List.of(), 0),
                new Waiting(0, gbp("0")));
    }

    private static TemporaryLimit temporary(String id, String amount, String from, String until) {
        return new TemporaryLimit(new TemporaryLimitId(id), gbp(amount), LocalDate.parse(from), LocalDate.parse(until));
    }

    private static Money gbp(String amount) {
        return Money.of(amount, "GBP");
    }
}
