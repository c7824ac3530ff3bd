package vouch.domain.whatif;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.PaymentReversed;
import vouch.api.order.OrderId;

/** Counts after how many days the orders of one customer shipped in fact, and after how many days more they were paid. */
final class CustomerDays {

    final DayCounts ship = new DayCounts();
    final DayCounts pay = new DayCounts();

    /** When the orders were created that have neither shipped nor ended. */
    private final Map<OrderId, LocalDate> created = new HashMap<>();

    private final Matching matching = new Matching(this::paid);

    void handle(CustomerEvent event) {
        if (event instanceof CreditReservationRejected e) {
            created.remove(e.orderId());
        } else if (event instanceof CreditDecision e) {
            created.putIfAbsent(e.orderId(), e.on());
        } else if (event instanceof CreditReleased e) {
            created.remove(e.orderId());
        } else if (event instanceof CreditCharged e) {
            charged(e);
        } else if (event instanceof PaymentRecorded e) {
            matching.credit(e.paymentId(), e.amount().minor(), e.on());
        } else if (event instanceof CreditNoteIssued e) {
            matching.credit(null, e.amount().minor(), e.on());
        } else if (event instanceof PaymentReversed e) {
            matching.reverse(e.paymentId(), e.amount().minor(), e.on());
        }
    }

    private void charged(CreditCharged event) {
        LocalDate on = created.remove(event.orderId());
        if (on != null) {
            ship.add(between(on, event.on()));
        }
        matching.charge(new Charge(
                event.orderId(),
                event.on(),
                event.dueOn(),
                matching.nextNumber(),
                event.amount().minor()));
    }

    private void paid(Charge charge, LocalDate on) {
        if (charge.paidAfter() != null) {
            pay.remove(charge.paidAfter());
        }
        boolean counts = charge.order != null && on != null;
        charge.paidAfter(counts ? between(charge.shippedOn, on) : null);
        if (counts) {
            pay.add(charge.paidAfter());
        }
    }

    private static int between(LocalDate first, LocalDate second) {
        return (int) ChronoUnit.DAYS.between(first, second);
    }
}
