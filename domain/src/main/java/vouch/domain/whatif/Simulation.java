package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderId;
import vouch.api.whatif.Flip;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfView.AssumedDays;
import vouch.api.whatif.WhatIfView.OfCustomer;
import vouch.api.whatif.WhatIfView.Outcome;

/**
 * Follows the facts in all timelines of a what-if ({@code docs/http-api.md}, What-if). The decisions are those of the
 * live accounts, under other limits and terms. Memory is in proportion to the customers, their open orders and the days.
 */
public final class Simulation {

    public static final int MOST_TIMELINES = 8;

    /** So many customers are listed with their assumed days. */
    private static final int LISTED = 500;

    private final StartWhatIf asked;
    private final MedianDays days;
    private final Set<CustomerId> only;
    private final List<TimelineRun> timelines = new ArrayList<>();
    private final Map<CustomerId, SimulatedCustomer> customers = new LinkedHashMap<>();
    private final Map<CustomerId, OfCustomer> assumedFor = new HashMap<>();
    private final Set<OrderId> timedOut = new HashSet<>();

    /** @param found is given each flip, in the order in which the decisions are final */
    public Simulation(StartWhatIf asked, MedianDays days, Consumer<Flip> found) {
        this.asked = asked;
        this.days = days;
        this.only = asked.customers() == null ? Set.of() : Set.copyOf(asked.customers());
        TimelineRun.Frame frame = new TimelineRun.Frame(asked.from(), days, found, assumedFor);
        for (int number = 0; number < asked.timelines().size(); number++) {
            timelines.add(new TimelineRun(number, asked.timelines().get(number), frame));
        }
    }

    public void handle(CustomerEvent event) {
        boolean isLate = asked.until() != null && event.on().isAfter(asked.until());
        if (!isLate && isAsked(event.customerId())) {
            boolean ends = event instanceof CreditReleased released && timedOut.remove(released.orderId());
            customers
                    .computeIfAbsent(event.customerId(), first -> new SimulatedCustomer(timelines))
                    .handle(event, ends);
        }
    }

    /** An order whose wait has taken too long; its release follows. */
    public void handle(OrderRejected event) {
        if (event.reason() == RejectionReason.WAITING_TIMEOUT && isAsked(event.customerId())) {
            timedOut.add(event.orderId());
        }
    }

    private boolean isAsked(CustomerId customer) {
        return only.isEmpty() || only.contains(customer);
    }

    /** Goes on to the last day. No facts come after it. */
    public void finish() {
        LocalDate end = asked.until() == null ? days.last() : asked.until();
        if (end != null) {
            customers.values().forEach(customer -> customer.finish(end));
        }
    }

    public List<Outcome> outcomes() {
        return timelines.stream().map(TimelineRun::outcome).toList();
    }

    public AssumedDays assumed() {
        TreeMap<String, OfCustomer> sorted = new TreeMap<>();
        assumedFor.forEach((customer, assumed) -> sorted.put(customer.value(), assumed));
        return new AssumedDays(
                days.all().ship(),
                days.all().pay(),
                sorted.values().stream().limit(LISTED).toList(),
                Math.max(0, sorted.size() - LISTED));
    }
}
