package vouch.domain.customer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerCommand.ReviewAccount;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;
import vouch.domain.customer.Verdict.Granting;

/**
 * Gives credit that has become free to the orders that wait ({@code docs/credit-rules.md}, Waiting). Pure.
 *
 * @param account before the events that free the credit
 */
public record FreedCredit(CreditAccount account, CreditPolicy policy) {

    /**
     * The events, and those of the orders that get credit because of them, the oldest order first. An order that still
     * gets none goes on waiting, and does not keep younger ones from it.
     */
    public List<CustomerEvent> after(List<CustomerEvent> decided) {
        if (decided.isEmpty()
                || account.waiting().orders().isEmpty()
                || decided.stream().noneMatch(FreedCredit::frees)) {
            return decided;
        }
        List<CustomerEvent> events = new ArrayList<>(decided);
        CreditAccount now = account;
        for (CustomerEvent event : decided) {
            now = now.evolve(event);
        }
        for (var waiting : now.waiting().orders().entrySet()) {
            OrderId order = waiting.getKey();
            WaitingOrders.Entry entry = waiting.getValue();
            ReserveCredit asked = new ReserveCredit(customer(), order, entry.amount(), entry.on());
            LocalDate day = now.later(entry.on());
            Verdict verdict = policy.judge(now, asked, day);
            if (verdict instanceof Granting) {
                CustomerEvent granted = verdict.event(
                        asked,
                        Granted.AFTER_WAITING,
                        now.figures(entry.amount(), day, now.waiting().others(order), verdict.reasons()));
                events.add(granted);
                now = now.evolve(granted);
            }
        }
        return List.copyOf(events);
    }

    /** Looks at the orders that wait, if there are any, and then at the reservations that have expired. */
    List<CustomerEvent> review(ReviewAccount command) {
        List<CustomerEvent> events = new ArrayList<>();
        if (!account.waiting().orders().isEmpty()) {
            events.addAll(after(List.of(new AccountReviewed(command.customerId(), command.on()))));
        }
        Integer days = account.conditions().terms().reservationDays();
        if (days != null) {
            LocalDate since = account.later(command.on()).minusDays(days);
            account.reservations()
                    .grantedBefore(since)
                    .forEach(order -> events.add(new ReservationExpired(command.customerId(), order, command.on())));
        }
        return List.copyOf(events);
    }

    private CustomerId customer() {
        return account.registered().customerId();
    }

    private static boolean frees(CustomerEvent event) {
        return event instanceof PaymentRecorded
                || event instanceof CreditNoteIssued
                || event instanceof CreditReleased released && released.amount().minor() > 0
                || event instanceof CreditLimitChanged
                || event instanceof CreditHoldLifted
                || event instanceof CreditTermsChanged
                || event instanceof TemporaryLimitGranted
                || event instanceof TemporaryLimitWithdrawn
                || event instanceof EligibilityChanged
                || event instanceof AccountReviewed;
    }
}
