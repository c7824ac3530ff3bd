package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.PaymentReversed;
import vouch.api.order.OrderId;
import vouch.domain.whatif.Matching.Part;
import vouch.domain.whatif.Matching.Reversal;

/** One customer in all timelines: its facts are kept once, its account once for each timeline. */
final class SimulatedCustomer {

    private final Matching matching = new Matching((charge, on) -> {});
    private final Map<OrderId, OrderCase> orders = new LinkedHashMap<>();
    private final Set<OrderCase> touched = new LinkedHashSet<>();
    private final List<TimelineAccount> accounts = new ArrayList<>();
    private final List<Retelling> retellings = new ArrayList<>();

    SimulatedCustomer(List<TimelineRun> timelines) {
        for (TimelineRun timeline : timelines) {
            TimelineAccount account = new TimelineAccount(timeline, orders, touched::add);
            accounts.add(account);
            retellings.add(new Retelling(account));
        }
    }

    /** @param timedOut whether the event ends a wait whose deadline has passed */
    void handle(CustomerEvent event, boolean timedOut) {
        Fact fact = fact(event, timedOut);
        retellings.forEach(retelling -> retelling.reach(fact));
        if (fact.charge() != null && fact.order() != null) {
            fact.order().charged(fact.charge());
        }
        retellings.forEach(retelling -> retelling.tell(fact));
        if (fact.order() != null) {
            touched.add(fact.order());
        }
        count();
    }

    private Fact fact(CustomerEvent event, boolean timedOut) {
        OrderCase order = event instanceof OrderCreditEvent ofOrder ? order(ofOrder, timedOut) : null;
        if (event instanceof CreditCharged e) {
            Charge charge = new Charge(
                    e.orderId(),
                    e.on(),
                    e.dueOn(),
                    matching.nextNumber(),
                    e.amount().minor());
            return new Fact(event, order, false, charge, matching.charge(charge), List.of());
        } else if (event instanceof PaymentReversed e) {
            Reversal reversal = matching.reverse(e.paymentId(), e.amount().minor(), e.on());
            return new Fact(event, null, false, null, reversal.matched(), reversal.undone());
        }
        return new Fact(event, order, timedOut, null, matched(event), List.of());
    }

    private List<Part> matched(CustomerEvent event) {
        if (event instanceof PaymentRecorded e) {
            return matching.credit(e.paymentId(), e.amount().minor(), e.on());
        } else if (event instanceof CreditNoteIssued e) {
            return matching.credit(null, e.amount().minor(), e.on());
        }
        return List.of();
    }

    private OrderCase order(OrderCreditEvent event, boolean timedOut) {
        OrderCase known = orders.get(event.orderId());
        if (event instanceof CreditDecision decision) {
            if (known == null) {
                known = new OrderCase(decision, accounts.size());
                orders.put(decision.orderId(), known);
            } else {
                known.decidedInFact(decision);
            }
        } else if (event instanceof CreditReleased && known != null) {
            known.endedInFact(timedOut);
        }
        return known;
    }

    void finish(LocalDate end) {
        accounts.forEach(account -> account.finish(end));
        count();
        orders.values().forEach(order -> {
            for (TimelineAccount account : accounts) {
                if (!order.isCounted(account.timeline().number)) {
                    count(order, account);
                }
            }
        });
    }

    /** Counts each order as soon as it is decided for good, so that it can be forgotten. */
    private void count() {
        for (OrderCase order : touched) {
            boolean done = true;
            for (TimelineAccount account : accounts) {
                if (order.isToBeCounted(account.timeline().number)) {
                    count(order, account);
                }
                done &= order.isCounted(account.timeline().number);
            }
            if (done) {
                orders.remove(order.order);
            }
        }
        touched.clear();
    }

    private static void count(OrderCase order, TimelineAccount account) {
        order.counted(account.timeline().number);
        if (account.isUnderPolicy()) {
            account.timeline().count(order);
        }
    }
}
