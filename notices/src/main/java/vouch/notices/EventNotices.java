package vouch.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent.OrderRejected;

/** Says which notices follow from an event. The id of a notice comes from the event alone. Pure. */
final class EventNotices {

    private EventNotices() {}

    /** @param eventId the id of the event, which is also that of the notice about its order */
    static List<Notice> of(CreditDecision event, String eventId, Instant at) {
        List<Notice> notices = new ArrayList<>();
        if (event instanceof CreditDeferred deferred) {
            notices.add(ofOrder(Kind.ORDER_WAITS, event, eventId, at, Map.of("reason", deferred.reason())));
        } else if (event instanceof CreditReservationRejected rejected) {
            notices.add(ofOrder(Kind.ORDER_REFUSED, event, eventId, at, Map.of("reason", rejected.reason())));
        } else if (event instanceof CreditReserved reserved) {
            if (reserved.granted() != Granted.AT_ONCE) {
                notices.add(ofOrder(Kind.ORDER_FREED, event, eventId, at, Map.of("granted", reserved.granted())));
            }
            Money exposure = exposure(event.figures());
            if (exposure.compareTo(event.figures().limitInForce()) > 0) {
                notices.add(overLimit(reserved, exposure, at));
            }
        }
        return notices;
    }

    /** The rejections that no account decides: its decisions come with their figures, as events of their own. */
    static List<Notice> of(OrderRejected event, String eventId, Instant at) {
        boolean byTheAccount = event.reason() != RejectionReason.CUSTOMER_NOT_FOUND
                && !event.reason().isTimeout();
        return byTheAccount
                ? List.of()
                : List.of(new Notice(
                        eventId,
                        Kind.ORDER_REFUSED,
                        event.orderId().toString(),
                        event.customerId(),
                        event.on(),
                        at,
                        Map.of("orderId", event.orderId(), "reason", event.reason())));
    }

    private static Notice ofOrder(
            Kind kind, CreditDecision event, String eventId, Instant at, Map<String, Object> decided) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("orderId", event.orderId());
        details.put("amount", event.figures().requested());
        details.putAll(decided);
        details.put("figures", event.figures());
        return new Notice(eventId, kind, event.orderId().toString(), event.customerId(), event.on(), at, details);
    }

    /** The day is that of the event, so that the same event always makes the same notice. */
    private static Notice overLimit(CreditReserved event, Money exposure, Instant at) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("exposure", exposure);
        details.put("limitInForce", event.figures().limitInForce());
        details.put("orderId", event.orderId());
        details.put("figures", event.figures());
        return Notice.daily(
                Kind.ACCOUNT_OVER_LIMIT,
                event.customerId().toString(),
                event.customerId(),
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                at,
                details);
    }

    /** What the account owes and has reserved after the grant. */
    private static Money exposure(CreditFigures before) {
        return before.reserved().plus(before.receivable()).plus(before.requested());
    }
}
