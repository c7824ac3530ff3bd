package vouch.faults.check;

import static vouch.faults.check.Invariant.C_6;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The reservations of one account that expire: each is told once, when it is due, and a review tells all that are. */
final class ExpiryCheck {

    private final AccountFold account;
    private final Findings findings;

    /** The day of the grant of each open reservation. */
    private final Map<String, LocalDate> since = new HashMap<>();

    private final Set<String> told = new HashSet<>();

    /** The review that goes on; null between reviews. */
    private StoredEvent review;

    private final Set<String> due = new TreeSet<>();

    ExpiryCheck(AccountFold account, Findings findings) {
        this.account = account;
        this.findings = findings;
    }

    /** To be called before the event is applied. */
    void before(StoredEvent event) {
        boolean expires = event.type().equals("ReservationExpired");
        if (review != null && (!event.isStoredWith(review) || event.type().equals("AccountReviewed"))) {
            end();
        }
        if (expires) {
            if (review == null) {
                begin(event);
            }
            String order = event.orderId();
            boolean once = !told.contains(order);
            findings.holds(once, C_6, event.name() + " of " + order, "a reservation that was not told before", order);
            boolean isDue = due.remove(order) || !once;
            findings.holds(isDue, C_6, event.name() + " of " + order, "a reservation whose days are over", order);
            told.add(order);
        }
    }

    /** To be called after the event was applied. */
    void after(StoredEvent event) {
        switch (event.type()) {
            case "AccountReviewed" -> begin(event);
            case "CreditReserved" -> {
                since.put(event.orderId(), account.on);
                told.remove(event.orderId());
            }
            case "CreditReleased", "CreditCharged" -> since.remove(event.orderId());
            default -> {}
        }
    }

    /** No event of the review follows. */
    void end() {
        if (review != null) {
            findings.holds(due.isEmpty(), C_6, review.name() + ", then", "the expiry of " + due, "nothing");
            review = null;
            due.clear();
        }
    }

    private void begin(StoredEvent event) {
        review = event;
        Integer days = account.conditions.terms.reservationDays();
        LocalDate day = account.later(event.on());
        since.forEach((order, granted) -> {
            if (days != null && granted.plusDays(days).isBefore(day) && !told.contains(order)) {
                due.add(order);
            }
        });
    }
}
