package vouch.console.customer;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import vouch.api.customer.CustomerView;
import vouch.api.customer.CustomerView.TemporaryLimit;
import vouch.api.history.RecordedEvent;
import vouch.console.SeriesDrawing;

/**
 * What a page needs to look back on a customer.
 *
 * @param now as it is known now
 * @param first its business date after the registration
 * @param newest its newest events, the newest first
 */
record CustomerLife(CustomerView now, LocalDate first, List<RecordedEvent> newest) {

    private static final int SHOWN = 30;

    /** The temporary limits that are not over on the account's date. */
    List<TemporaryLimit> limitsNotOver() {
        return now.temporaryLimits().stream()
                .filter(limit -> !limit.until().isBefore(now.on()))
                .toList();
    }

    /** The newest payments that are not reversed, the newest first. */
    List<RecordedEvent> payments() {
        Set<Object> reversed =
                ofType("PaymentReversed").map(CustomerLife::paymentId).collect(Collectors.toSet());
        return ofType("PaymentRecorded")
                .filter(payment -> !reversed.contains(paymentId(payment)))
                .toList();
    }

    private Stream<RecordedEvent> ofType(String type) {
        return newest.stream().filter(event -> event.type().equals(type));
    }

    private static Object paymentId(RecordedEvent event) {
        return event.payload().get("paymentId");
    }

    /**
     * Fills in the sliders, the drawing and the timeline.
     *
     * @param on the business date that the page shows
     * @param version the number of events that the page shows
     */
    void fill(Model model, LocalDate today, LocalDate on, long version) {
        List<RecordedEvent> oldestFirst = IntStream.rangeClosed(1, newest.size())
                .mapToObj(back -> newest.get(newest.size() - back))
                .toList();
        model.addAttribute("customer", now);
        model.addAttribute("days", DaySlider.of(first, today, on));
        model.addAttribute(
                "versions",
                VersionSlider.of(oldestFirst, Math.min(version, newest.get(0).sequence() + 1)));
        model.addAttribute(
                "drawings",
                SeriesDrawing.of("account", AccountSeries.of(oldestFirst, now)).stream()
                        .filter(drawing -> drawing.rows().size() > 1)
                        .toList());
        model.addAttribute(
                "timeline",
                newest.stream()
                        .filter(event -> event.sequence() < version)
                        .limit(SHOWN)
                        .toList());
    }
}
