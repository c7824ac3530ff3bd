package vouch.faults.check;

import static vouch.faults.check.Invariant.C_2;
import static vouch.faults.check.Invariant.C_4;
import static vouch.faults.check.Invariant.O_2;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import vouch.faults.check.CreditFold.Standing;

/** All events, folded in the order in which they were stored. */
final class Log {

    final Map<String, AccountFold> accounts = new TreeMap<>();
    final Map<String, OrderFold> orders = new TreeMap<>();

    private final Findings findings;
    private final Map<String, Long> postings = new HashMap<>();

    Log(Iterable<StoredEvent> events, Findings findings) {
        this.findings = findings;
        events.forEach(this::add);
        accounts.values().forEach(AccountFold::end);
    }

    /** How the credit of an order stands at its customer's account. */
    Standing standing(OrderFold order) {
        AccountFold account = accounts.get(order.created.customerId());
        return account == null ? Standing.NONE : account.credit.standing(order.created.orderId());
    }

    private void add(StoredEvent event) {
        try {
            fold(event);
        } catch (ArithmeticException e) {
            findings.report(C_4, event.name(), "an exact amount", e.getMessage());
        }
    }

    private void fold(StoredEvent event) {
        switch (event.streamType()) {
            case "Order" -> addToOrder(event);
            case "Customer" -> addToAccount(event);
            case "Posting" -> addPosting(event);
            default -> findings.report(Invariant.E_1, event.name(), "a known kind of stream", event.streamType());
        }
    }

    private void addToOrder(StoredEvent event) {
        OrderFold order = orders.computeIfAbsent(event.orderId(), id -> new OrderFold(findings));
        order.add(event);
        if (event.type().equals("OrderApproved")) {
            findings.equal(O_2, event.name() + ", credit when it was approved", Standing.OPEN, standing(order));
        } else if (event.type().equals("OrderRejected")) {
            checkReason(event, order);
        }
    }

    /** The account's reason, unless the order was decided without the account. */
    private void checkReason(StoredEvent event, OrderFold order) {
        String reason = event.text("reason");
        if (!OrderFold.isTimeout(reason) && !reason.equals("CUSTOMER_NOT_FOUND")) {
            findings.equal(O_2, event.name() + ", credit when it was rejected", Standing.REJECTED, standing(order));
        }
    }

    private void addToAccount(StoredEvent event) {
        AccountFold account = accounts.computeIfAbsent(event.customerId(), id -> new AccountFold(findings));
        if (event.type().equals("CreditReleased") && account.credit.standing(event.orderId()) == Standing.NONE) {
            checkReleaseOfNothing(event, orders.get(event.orderId()));
        }
        account.add(event);
        String id = PostingFold.id(event);
        switch (event.type()) {
            case "PaymentRecorded", "CreditNoteIssued", "TemporaryLimitGranted" -> checkPosting(event, id);
            case "PaymentReversed" -> checkPosting(event, id + " reversed");
            case "TemporaryLimitWithdrawn" ->
                findings.holds(postings.containsKey(id + " reversed"), C_2, event.name(), "its posting", "none");
            case "CreditReserved",
                    "CreditDeferred",
                    "CreditReservationRejected",
                    "CreditReleased",
                    "CreditCharged",
                    "ReservationExpired" -> addCredit(event, orders.get(event.orderId()));
            default -> {}
        }
    }

    /** It may overtake a reservation, once the order has ended. The reconciler knows every reservation. */
    private void checkReleaseOfNothing(StoredEvent event, OrderFold order) {
        boolean closed = order != null && order.isClosedUndecided();
        boolean reconciled = event.actor().equals("system:reconciler");
        findings.holds(
                closed && !reconciled,
                O_2,
                event.name() + " of " + event.orderId() + " by " + event.actor(),
                "a reservation to release, or one that may still come",
                "none");
    }

    private void addCredit(StoredEvent event, OrderFold order) {
        boolean known = order != null && order.created.customerId().equals(event.customerId());
        findings.holds(known, O_2, event.name(), "an order of this customer", event.orderId());
        if (known) {
            order.credit.add(event);
        }
    }

    private void addPosting(StoredEvent event) {
        boolean reversed = event.type().equals("PostingReversed");
        postings.put(
                event.stream() + (reversed ? " reversed" : ""),
                event.amount("amount").minor());
    }

    /** The posting and the account are stored in one append, the posting first. */
    private void checkPosting(StoredEvent event, String id) {
        findings.equal(
                C_2, event.name() + ", posting " + id, event.amount("amount").minor(), postings.get(id));
    }
}
