package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerId;

/**
 * Reads the facts for the first time: for the days that are assumed of orders that only a policy grants. Memory is in
 * proportion to the customers and their open orders.
 */
public final class FactDays {

    private final LocalDate until;
    private final Map<CustomerId, CustomerDays> customers = new HashMap<>();
    private LocalDate last;

    /** @param until what is later is left out; null for none */
    public FactDays(LocalDate until) {
        this.until = until;
    }

    public void handle(CustomerEvent event) {
        if (until == null || !event.on().isAfter(until)) {
            customers
                    .computeIfAbsent(event.customerId(), first -> new CustomerDays())
                    .handle(event);
            last = last == null || event.on().isAfter(last) ? event.on() : last;
        }
    }

    public MedianDays medians() {
        DayCounts ship = new DayCounts();
        DayCounts pay = new DayCounts();
        Map<CustomerId, MedianDays.Days> own = new HashMap<>();
        customers.forEach((customer, days) -> {
            ship.addAll(days.ship);
            pay.addAll(days.pay);
            own.put(customer, new MedianDays.Days(days.ship.median(), days.pay.median()));
        });
        return new MedianDays(new MedianDays.Days(ship.median(), pay.median()), own, last);
    }
}
