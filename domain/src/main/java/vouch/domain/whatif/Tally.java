package vouch.domain.whatif;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vouch.api.Money;
import vouch.api.whatif.WhatIfView.Count;

/** Counts orders and sums what they asked for, each currency by itself. */
final class Tally {

    private int orders;
    private final Map<String, Money> amounts = new TreeMap<>();

    void add(Money amount) {
        orders++;
        amounts.merge(amount.currency(), amount, Money::plus);
    }

    Count count() {
        return new Count(orders, List.copyOf(amounts.values()));
    }
}
