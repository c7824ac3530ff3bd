package vouch.domain.customer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;

/**
 * {@code docs/credit-rules.md} written a second time, in plain sums and sets, to judge the account by. It shares no code
 * with the account, is unbounded, and knows one customer with an account in pounds.
 */
final class ReferenceAccount {

    long limit;
    boolean held;
    long granted;
    long released;
    long charged;
    long credited;
    final Map<String, Long> open = new HashMap<>();

    private boolean known;
    private final Map<String, Money> asked = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> shipped = new HashSet<>();
    private final Map<String, Money> posted = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();

    long reserved() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    long receivable() {
        return charged - credited;
    }

    /** What must be answered: an event with what is essential in it, nothing, or a refusal. */
    String answer(CustomerCommand command) {
        if (command instanceof RegisterCustomer register) {
            boolean first = !known;
            known = true;
            limit = first ? register.creditLimit().minor() : limit;
            return first ? "CustomerRegistered" : "nothing";
        } else if (!known) {
            return command instanceof ReleaseCredit ? "nothing" : "CUSTOMER_NOT_FOUND";
        } else if (command instanceof ChangeCreditLimit change) {
            boolean same = change.creditLimit().minor() == limit;
            limit = change.creditLimit().minor();
            return same ? "nothing" : "CreditLimitChanged";
        } else if (command instanceof PlaceCreditHold) {
            boolean same = held;
            held = true;
            return same ? "nothing" : "CreditHoldPlaced";
        } else if (command instanceof LiftCreditHold) {
            boolean same = !held;
            held = false;
            return same ? "nothing" : "CreditHoldLifted";
        } else if (command instanceof ReserveCredit reserve) {
            return reserve(reserve.orderId().value(), reserve.amount());
        } else if (command instanceof ReleaseCredit release) {
            return release(release.orderId().value());
        } else if (command instanceof ChargeCredit charge) {
            return charge(charge.orderId().value());
        } else if (command instanceof RecordPayment payment) {
            return post("payment " + payment.paymentId().value(), payment.amount(), "PaymentRecorded");
        } else if (command instanceof IssueCreditNote note) {
            return post("note " + note.creditNoteId().value(), note.amount(), "CreditNoteIssued");
        } else if (command instanceof ReversePayment reversal) {
            return reverse("payment " + reversal.paymentId().value());
        }
        throw new AssertionError(command);
    }

    private String reserve(String order, Money amount) {
        Money before = asked.putIfAbsent(order, amount);
        if (before != null) {
            return before.equals(amount) ? "nothing" : "IDEMPOTENCY_CONFLICT";
        }
        String reason = null;
        if (closed.contains(order)) {
            reason = "ORDER_CLOSED";
        } else if (held) {
            reason = "CREDIT_HOLD";
        } else if (!amount.currency().equals("GBP")) {
            reason = "CURRENCY_MISMATCH";
        } else if (reserved() + receivable() + amount.minor() > limit) {
            reason = "CREDIT_LIMIT_EXCEEDED";
        }
        if (reason != null) {
            closed.add(order);
            return "CreditReservationRejected " + reason;
        }
        open.put(order, amount.minor());
        granted += amount.minor();
        return "CreditReserved " + amount.minor();
    }

    private String release(String order) {
        if (!closed.add(order)) {
            return "nothing";
        }
        Long amount = open.remove(order);
        released += amount == null ? 0 : amount;
        return "CreditReleased " + (amount == null ? 0 : amount);
    }

    private String charge(String order) {
        Long amount = open.remove(order);
        if (amount == null) {
            return shipped.contains(order) ? "nothing" : "NO_RESERVATION";
        }
        closed.add(order);
        shipped.add(order);
        charged += amount;
        return "CreditCharged " + amount;
    }

    private String post(String id, Money amount, String event) {
        Money before = posted.get(id);
        if (before != null) {
            return before.equals(amount) ? "nothing" : "IDEMPOTENCY_CONFLICT";
        }
        if (!amount.currency().equals("GBP")) {
            return "CURRENCY_MISMATCH";
        }
        posted.put(id, amount);
        credited += amount.minor();
        return event + " " + amount.minor();
    }

    private String reverse(String id) {
        Money amount = posted.get(id);
        if (amount == null) {
            return "PAYMENT_NOT_FOUND";
        }
        if (!reversed.add(id)) {
            return "nothing";
        }
        credited -= amount.minor();
        return "PaymentReversed " + amount.minor();
    }
}
