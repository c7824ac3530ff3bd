package vouch.faults.check;

import static vouch.faults.check.Invariant.C_5;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vouch.faults.check.DecisionTable.Action;
import vouch.faults.check.WaitingFold.Entry;

/**
 * The looks of one account at the orders that wait: one follows each event that may have freed credit, in the same append,
 * and grants exactly those that it must.
 */
final class LookCheck {

    private static final Set<String> FREEING = Set.of(
            "PaymentRecorded",
            "CreditNoteIssued",
            "CreditLimitChanged",
            "CreditHoldLifted",
            "CreditTermsChanged",
            "TemporaryLimitGranted",
            "TemporaryLimitWithdrawn",
            "EligibilityChanged",
            "AccountReviewed");

    private final AccountFold account;
    private final Findings findings;

    /** What began the look that goes on; null between looks. */
    private StoredEvent cause;

    /** Those at which it has not looked yet. */
    private final List<String> left = new ArrayList<>();

    LookCheck(AccountFold account, Findings findings) {
        this.account = account;
        this.findings = findings;
    }

    /** To be called before the event is applied. */
    void before(StoredEvent event) {
        boolean grant = event.type().equals("CreditReserved") && event.isGranted("AFTER_WAITING");
        String due = due();
        if (due != null) {
            boolean same = grant && event.orderId().equals(due) && event.isStoredWith(cause);
            findings.holds(same, C_5, cause.name() + ", then", "credit for " + due, described(event));
        } else if (grant) {
            findings.report(C_5, event.name(), "no grant, or one of a look", event.orderId());
        }
        if (!grant) {
            cause = null;
            left.clear();
        }
    }

    /** To be called after the event was applied. */
    void after(StoredEvent event) {
        boolean releases = event.type().equals("CreditReleased")
                && Amount.of(event.payload().path("amount")).minor() > 0;
        if (releases || FREEING.contains(event.type())) {
            cause = event;
            left.clear();
            left.addAll(account.waiting.oldestFirst());
        }
    }

    /** No event follows. */
    void end() {
        String due = due();
        findings.holds(due == null, C_5, due == null ? "" : cause.name() + ", then", "credit for " + due, "nothing");
    }

    /** The order to which the look must give credit next; null when it is over. */
    private String due() {
        while (!left.isEmpty()) {
            String order = left.remove(0);
            Entry entry = account.waiting.entry(order);
            if (entry != null && isGranted(entry)) {
                return order;
            }
        }
        return null;
    }

    private boolean isGranted(Entry entry) {
        List<String> apply = account.table.reasons(entry.amount(), true, false, account.later(entry.on()));
        return account.table.verdict(apply).action() == Action.GRANT;
    }

    private static String described(StoredEvent event) {
        return event.type() + " " + event.orderId();
    }
}
