package vouch.console.customer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import vouch.api.Money;
import vouch.api.customer.CustomerView;
import vouch.api.history.RecordedEvent;
import vouch.api.history.RecordedEvent.Change;
import vouch.api.whatif.WhatIfView.OnDay;
import vouch.console.SeriesDrawing.Series;

/**
 * How limit, exposure and overdue went, by the account's date: on each day, what the view showed after the last event of
 * the day, as it was known then.
 */
final class AccountSeries {

    private AccountSeries() {}

    private record Figures(LocalDate on, Money limit, Money reserved, Money receivable, Money overdue) {

        /** What the first events that changed them found; what there is now, where none did. */
        static Figures before(List<RecordedEvent> events, CustomerView now) {
            return new Figures(
                    first(events, "on").map(Figures::day).orElse(now.on()),
                    first(events, "limitInForce").map(Figures::money).orElse(now.limitInForce()),
                    first(events, "reserved").map(Figures::money).orElse(now.reserved()),
                    first(events, "receivable").map(Figures::money).orElse(now.receivable()),
                    first(events, "overdue").map(Figures::money).orElse(now.overdue()));
        }

        /** Empty before the registration, too: it sets every field. */
        private static Optional<Object> first(List<RecordedEvent> events, String field) {
            return events.stream()
                    .flatMap(event -> Stream.ofNullable(event.change().get(field)))
                    .findFirst()
                    .map(Change::before);
        }

        Figures after(Map<String, Change> change) {
            return new Figures(
                    changed(change, "on", Figures::day, on),
                    changed(change, "limitInForce", Figures::money, limit),
                    changed(change, "reserved", Figures::money, reserved),
                    changed(change, "receivable", Figures::money, receivable),
                    changed(change, "overdue", Figures::money, overdue));
        }

        private static <T> T changed(Map<String, Change> change, String field, Function<Object, T> read, T before) {
            return change.containsKey(field) ? read.apply(change.get(field).after()) : before;
        }

        private static LocalDate day(Object json) {
            return LocalDate.parse((String) json);
        }

        private static Money money(Object json) {
            Map<?, ?> money = (Map<?, ?>) json;
            return Money.of((String) money.get("amount"), (String) money.get("currency"));
        }

        Money exposure() {
            return reserved.plus(receivable);
        }
    }

    /**
     * The three series.
     *
     * @param events in their order, with what each changed
     * @param now what the last of them led to
     */
    static List<Series> of(List<RecordedEvent> events, CustomerView now) {
        TreeMap<LocalDate, Figures> days = new TreeMap<>();
        Figures figures = Figures.before(events, now);
        for (RecordedEvent event : events) {
            figures = figures.after(event.change());
            days.put(figures.on, figures);
        }
        return List.of(
                series("limit", days, Figures::limit),
                series("exposure", days, Figures::exposure),
                series("overdue", days, Figures::overdue));
    }

    private static Series series(String name, TreeMap<LocalDate, Figures> days, Function<Figures, Money> figure) {
        return new Series(
                name,
                days.entrySet().stream()
                        .map(day -> new OnDay(day.getKey(), figure.apply(day.getValue())))
                        .toList());
    }
}
