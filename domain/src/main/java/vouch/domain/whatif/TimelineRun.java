package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import vouch.api.customer.CustomerId;
import vouch.api.whatif.Flip;
import vouch.api.whatif.WhatIfQuery.Timeline;
import vouch.api.whatif.WhatIfView.AssumedOrders;
import vouch.api.whatif.WhatIfView.OfCustomer;
import vouch.api.whatif.WhatIfView.Outcome;

/** What one policy comes to, of all customers together. */
final class TimelineRun {

    final int number;
    final PolicyEvents policy;
    final LocalDate from;
    final MedianDays days;
    final Series exposure = new Series();
    final Series overdue = new Series();
    private final Timeline timeline;
    private final Consumer<Flip> found;
    private final Map<CustomerId, OfCustomer> assumedFor;
    private final Map<Flip.Outcome, Tally> tallies = new EnumMap<>(Flip.Outcome.class);
    private int flips;
    private int shipped;
    private int paid;
    private int stayed;

    /** What the timelines of one what-if have in common. */
    record Frame(LocalDate from, MedianDays days, Consumer<Flip> found, Map<CustomerId, OfCustomer> assumedFor) {}

    TimelineRun(int number, Timeline timeline, Frame frame) {
        this.number = number;
        this.timeline = timeline;
        this.policy = new PolicyEvents(timeline.policy());
        this.from = frame.from;
        this.days = frame.days;
        this.found = frame.found;
        this.assumedFor = frame.assumedFor;
        for (Flip.Outcome outcome : Flip.Outcome.values()) {
            tallies.put(outcome, new Tally());
        }
    }

    void count(OrderCase order) {
        tallies.get(order.decided(number).outcome()).add(order.amount);
        if (order.isFlipped(number)) {
            flips++;
            Flip flip = order.flip(number, timeline.name());
            if (flip.wouldBe().outcome() == Flip.Outcome.APPROVED
                    && assumedFor(order.customer).ship() == null) {
                stayed++;
            }
            found.accept(flip);
        }
    }

    /** The days of an order that only the policy grants. */
    MedianDays.Days assumedFor(CustomerId customer) {
        MedianDays.Days assumed = days.of(customer);
        assumedFor.computeIfAbsent(customer, first -> new OfCustomer(customer, assumed.ship(), assumed.pay()));
        return assumed;
    }

    void shipped() {
        shipped++;
    }

    void paid() {
        paid++;
    }

    Outcome outcome() {
        return new Outcome(
                timeline.name(),
                timeline.policy(),
                tallies.get(Flip.Outcome.APPROVED).count(),
                tallies.get(Flip.Outcome.REJECTED).count(),
                tallies.get(Flip.Outcome.WAITING).count(),
                flips,
                new AssumedOrders(shipped, paid, stayed),
                exposure.days(from),
                overdue.days(from));
    }
}
