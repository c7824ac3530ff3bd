package vouch.console.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.api.history.RecordedEvent;
import vouch.api.history.RecordedEvent.Change;
import vouch.console.Recorded;
import vouch.console.SeriesDrawing.Series;

/** What the events of an account say of its limit, exposure and overdue. */
class AccountSeriesTest {

    /** Limit of 100.00, nothing else. */
    private static final CustomerView NOW = CustomerView.registered(
            new CustomerRegistered(new CustomerId("acme"), "Acme", null, pounds("100.00"), LocalDate.of(2026, 3, 9)),
            Instant.EPOCH);

    @Test
    void beginsWithWhatTheRegistrationSet() {
        List<Series> series = AccountSeries.of(
                List.of(
                        event(
                                "on", change(null, "2026-03-01"),
                                "limitInForce", change(null, json("80.00")),
                                "reserved", change(null, json("0.00")),
                                "receivable", change(null, json("0.00")),
                                "overdue", change(null, json("0.00"))),
                        event("reserved", change(json("0.00"), json("30.00"))),
                        event(
                                "on", change("2026-03-01", "2026-03-05"),
                                "receivable", change(json("0.00"), json("12.00")))),
                NOW);

        assertThat(series)
                .extracting(AccountSeriesTest::text)
                .containsExactly("limit 1: 80.00, 5: 80.00", "exposure 1: 30.00, 5: 42.00", "overdue 1: 0.00, 5: 0.00");
    }

    /** The events before are not read. */
    @Test
    void takesFromTheFirstChangeWhatWasBefore() {
        List<Series> series = AccountSeries.of(
                List.of(
                        event("overdue", change(json("0.00"), json("5.00"))),
                        event(
                                "on", change("2026-03-02", "2026-03-09"),
                                "reserved", change(json("7.00"), json("0.00")))),
                NOW);

        assertThat(series)
                .extracting(AccountSeriesTest::text)
                .containsExactly("limit 2: 100.00, 9: 100.00", "exposure 2: 7.00, 9: 0.00", "overdue 2: 5.00, 9: 5.00");
    }

    private static String text(Series series) {
        return series.name() + " "
                + String.join(
                        ", ",
                        series.sums().stream()
                                .map(sum -> sum.on().getDayOfMonth() + ": "
                                        + sum.amount().amount())
                                .toList());
    }

    private static RecordedEvent event(Object... changes) {
        Map<String, Change> all = new HashMap<>();
        for (int i = 0; i < changes.length; i += 2) {
            all.put((String) changes[i], (Change) changes[i + 1]);
        }
        return Recorded.event("e", 0, all);
    }

    private static Change change(Object before, Object after) {
        return new Change(before, after);
    }

    private static Map<String, String> json(String amount) {
        return Map.of("amount", amount, "currency", "GBP");
    }

    private static Money pounds(String amount) {
        return Money.of(amount, "GBP");
    }
}
