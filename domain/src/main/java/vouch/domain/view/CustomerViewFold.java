package vouch.domain.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vouch.api.Bounds;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerView;
import vouch.api.customer.CustomerView.Standing;
import vouch.api.customer.CustomerView.TemporaryLimit;
import vouch.api.customer.CustomerView.Waiting;
import vouch.api.customer.Granted;

/**
 * Applies each event to a customer's view. Pure. No other code knows how events change the view. What is overdue is not
 * part of it: that takes all charges, which {@link Receivables} counts.
 */
public final class CustomerViewFold {

    private CustomerViewFold() {}

    /** @param view null before {@link CustomerRegistered} */
    public static CustomerView fold(CustomerView view, CustomerEvent event, Instant at) {
        if (event instanceof CustomerRegistered e) {
            return CustomerView.registered(e, at);
        }
        Draft draft = new Draft(view, event.on());
        if (event instanceof CreditLimitChanged e) {
            draft.creditLimit = e.creditLimit();
        } else if (event instanceof CreditTermsChanged e) {
            draft.terms = e.terms();
        } else if (event instanceof TemporaryLimitGranted e) {
            draft.plus(new TemporaryLimit(e.temporaryLimitId(), e.amount(), e.from(), e.until()));
        } else if (event instanceof TemporaryLimitWithdrawn e) {
            draft.temporaryLimits = view.temporaryLimits().stream()
                    .filter(limit -> !limit.temporaryLimitId().equals(e.temporaryLimitId()))
                    .toList();
        } else if (event instanceof CreditHoldPlaced) {
            draft.onHold = true;
        } else if (event instanceof CreditHoldLifted) {
            draft.onHold = false;
        } else if (event instanceof EligibilityChanged e) {
            draft.standing = new Standing(e.eligibility(), e.bound(), e.factors(), e.revision());
        } else if (event instanceof PaymentRecorded e) {
            draft.receivable = view.receivable().minus(e.amount());
        } else if (event instanceof PaymentReversed e) {
            draft.receivable = view.receivable().plus(e.amount());
        } else if (event instanceof CreditNoteIssued e) {
            draft.receivable = view.receivable().minus(e.amount());
        } else if (event instanceof OrderCreditEvent e) {
            fold(draft, e);
        } else if (!(event instanceof AccountReviewed)) {
            throw new IllegalArgumentException("The customer view does not know " + event);
        }
        return draft.view();
    }

    private static void fold(Draft draft, OrderCreditEvent event) {
        if (event instanceof CreditReserved e) {
            draft.reserved = draft.reserved.plus(e.figures().requested());
            if (e.granted() != Granted.AT_ONCE) {
                draft.waits(-1, e.figures().requested());
            }
        } else if (event instanceof CreditDeferred e) {
            draft.waits(1, e.figures().requested());
        } else if (event instanceof CreditReservationRejected e) {
            if (e.reason() == RejectionReason.CREDIT_REFUSED) {
                draft.waits(-1, e.figures().requested());
            }
        } else if (event instanceof CreditReleased e) {
            draft.reserved = draft.reserved.minus(e.amount());
            if (e.waited() != null) {
                draft.waits(-1, e.waited());
            }
        } else if (event instanceof CreditCharged e) {
            draft.reserved = draft.reserved.minus(e.amount());
            draft.receivable = draft.receivable.plus(e.amount());
        } else if (!(event instanceof ReservationExpired)) {
            throw new IllegalArgumentException("The customer view does not know " + event);
        }
    }

    /** The next state of a view, while an event is applied to it. */
    private static final class Draft {

        private final CustomerView before;
        private final LocalDate on;
        private boolean onHold;
        private Money creditLimit;
        private Money reserved;
        private Money receivable;
        private CreditTerms terms;
        private List<TemporaryLimit> temporaryLimits;
        private Standing standing;
        private Waiting waiting;

        Draft(CustomerView before, LocalDate day) {
            this.before = before;
            on = day.isAfter(before.on()) ? day : before.on();
            onHold = before.onHold();
            creditLimit = before.creditLimit();
            reserved = before.reserved();
            receivable = before.receivable();
            terms = before.terms();
            temporaryLimits = before.temporaryLimits();
            standing = before.eligibility();
            waiting = before.waiting();
        }

        /** Keeps as many of those that are over as the account remembers. */
        void plus(TemporaryLimit limit) {
            List<TemporaryLimit> all = Stream.concat(temporaryLimits.stream(), Stream.of(limit))
                    .sorted(Comparator.comparing(TemporaryLimit::from))
                    .toList();
            long over = all.stream().filter(one -> one.until().isBefore(on)).count();
            temporaryLimits = all.stream()
                    .skip(Math.max(0, over - Bounds.TEMPORARY_LIMITS))
                    .toList();
        }

        void waits(int orders, Money amount) {
            Money change = amount.times(orders);
            waiting = new Waiting(waiting.orders() + orders, waiting.amount().plus(change));
        }

        CustomerView view() {
            return new CustomerView(
                    before.customerId(),
                    before.name(),
                    before.country(),
                    onHold,
                    creditLimit,
                    reserved,
                    receivable,
                    before.registeredAt(),
                    before.version() + 1,
                    on,
                    before.overdue(),
                    terms,
                    temporaryLimits,
                    standing,
                    waiting);
        }
    }
}
