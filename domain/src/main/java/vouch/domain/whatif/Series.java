package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vouch.api.Money;
import vouch.api.whatif.WhatIfView.OnDay;

/** Sums an amount of all accounts for each day, each currency by itself. It keeps the days on which the sum changed. */
final class Series {

    private final Map<String, TreeMap<LocalDate, Long>> changes = new TreeMap<>();

    void add(LocalDate day, String currency, long change) {
        if (change != 0) {
            changes.computeIfAbsent(currency, first -> new TreeMap<>()).merge(day, change, Math::addExact);
        }
    }

    /** @param from earlier changes are in the sum of that day; null for all days */
    List<OnDay> days(LocalDate from) {
        List<OnDay> days = new ArrayList<>();
        changes.forEach((currency, ofCurrency) -> {
            long sum = 0;
            if (from != null) {
                for (long before : ofCurrency.headMap(from, true).values()) {
                    sum = Math.addExact(sum, before);
                }
                days.add(new OnDay(from, new Money(sum, currency)));
            }
            var shown = from == null ? ofCurrency : ofCurrency.tailMap(from, false);
            for (Map.Entry<LocalDate, Long> change : shown.entrySet()) {
                if (change.getValue() != 0) {
                    sum = Math.addExact(sum, change.getValue());
                    days.add(new OnDay(change.getKey(), new Money(sum, currency)));
                }
            }
        });
        return days;
    }
}
