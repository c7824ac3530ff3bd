package vouch.domain.customer;

import static vouch.api.BusinessError.Code.IDEMPOTENCY_CONFLICT;
import static vouch.api.BusinessError.refuse;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;

/**
 * A customer's credit account ({@code docs/credit-rules.md}). Decides its commands, and applies its events. Pure: a
 * decision returns the events to store, or throws {@link vouch.api.BusinessError.Refusal}. It returns no events when the
 * command was handled before. {@link OrderCredit} decides about the credit of orders, and {@link PostingDecision} about
 * payments, credit notes and temporary limits. The size of an account is bounded: {@link Reservations}, {@link
 * WaitingOrders}, {@link TemporaryLimits} and {@link DueDates} say what they forget.
 *
 * @param registered the event of the registration; null when there is no such customer
 * @param on the account's date: the latest day for which one of its events counts
 * @param receivable shipped and not yet paid; negative when the customer has paid ahead
 * @param due what was charged, by the day on which it is due
 */
public record CreditAccount(
        CustomerRegistered registered,
        LocalDate on,
        Conditions conditions,
        Money receivable,
        DueDates due,
        Reservations reservations,
        WaitingOrders waiting) {

    public static final CreditAccount ABSENT = new CreditAccount(null, null, null, null, null, null, null);

    /** Credit that becomes free goes to the orders that wait, in the same decision. */
    public List<CustomerEvent> decide(AccountCommand command, CreditPolicy policy) {
        if (command instanceof RegisterCustomer register) {
            return decide(register);
        } else if (command instanceof ReviewAccount review) {
            AccountRules.checkKnown(this);
            return new FreedCredit(this, policy).review(review);
        }
        List<CustomerEvent> decided = command instanceof OrderCreditCommand ofOrder
                ? new OrderCredit(this, policy).decide(ofOrder)
                : changes(command);
        return new FreedCredit(this, policy).after(decided);
    }

    private List<CustomerEvent> decide(RegisterCustomer command) {
        AccountRules.check(command);
        if (registered == null) {
            return List.of(CustomerRegistered.of(command));
        }
        boolean same = command.name().equals(registered.name())
                && Objects.equals(command.country(), registered.country())
                && command.creditLimit().equals(registered.creditLimit())
                && command.on().matches(registered.on());
        if (!same) {
            throw refuse(IDEMPOTENCY_CONFLICT, "There is a customer with this id and other content. Use a new id.");
        }
        return List.of();
    }

    private List<CustomerEvent> changes(AccountCommand command) {
        AccountRules.checkKnown(this);
        if (command instanceof ChangeCreditLimit change) {
            AccountRules.checkCurrency(this, change.creditLimit());
            AccountRules.checkLimit(change.creditLimit());
            return unless(
                    change.creditLimit().equals(conditions.creditLimit()),
                    new CreditLimitChanged(change.customerId(), change.creditLimit(), change.reason(), change.on()));
        } else if (command instanceof ChangeCreditTerms change) {
            ConditionRules.check(this, change.terms());
            return unless(
                    change.terms().equals(conditions.terms()),
                    new CreditTermsChanged(change.customerId(), change.terms(), change.reason(), change.on()));
        } else if (command instanceof PlaceCreditHold place) {
            return unless(conditions.onHold(), new CreditHoldPlaced(place.customerId(), place.reason(), place.on()));
        } else if (command instanceof LiftCreditHold lift) {
            return unless(!conditions.onHold(), new CreditHoldLifted(lift.customerId(), lift.reason(), lift.on()));
        } else if (command instanceof ChangeEligibility change) {
            ConditionRules.check(this, change);
            return unless(
                    change.revision() <= conditions.eligibilityRevision(),
                    new EligibilityChanged(
                            change.customerId(),
                            change.eligibility(),
                            change.bound(),
                            List.copyOf(change.factors()),
                            change.revision(),
                            change.on()));
        }
        throw new IllegalArgumentException("A credit account does not know " + command);
    }

    private static List<CustomerEvent> unless(boolean so, CustomerEvent event) {
        return so ? List.of() : List.of(event);
    }

    public CreditAccount evolve(CustomerEvent event) {
        if (event instanceof CustomerRegistered first) {
            Money nothing = Money.zero(first.creditLimit().currency());
            return new CreditAccount(
                    first,
                    first.on(),
                    Conditions.of(first.creditLimit()),
                    nothing,
                    DueDates.NONE,
                    Reservations.none(nothing),
                    WaitingOrders.none(nothing));
        }
        LocalDate day = later(event.on());
        if (event instanceof OrderCreditEvent ofOrder) {
            return evolve(ofOrder, day);
        } else if (event instanceof PaymentRecorded e) {
            return owing(receivable.minus(e.amount()), day);
        } else if (event instanceof PaymentReversed e) {
            return owing(receivable.plus(e.amount()), day);
        } else if (event instanceof CreditNoteIssued e) {
            return owing(receivable.minus(e.amount()), day);
        }
        return new CreditAccount(
                registered, day, conditions.evolve(event, day), receivable, due, reservations, waiting);
    }

    private CreditAccount evolve(OrderCreditEvent event, LocalDate day) {
        if (event instanceof CreditReserved e) {
            return with(reservations.reserve(e), waiting.without(e.orderId()), day);
        } else if (event instanceof CreditReservationRejected e) {
            return with(reservations.reject(e), waiting.without(e.orderId()), day);
        } else if (event instanceof CreditDeferred e) {
            return with(reservations, waiting.with(e), day);
        } else if (event instanceof CreditReleased e) {
            return with(reservations.release(e), waiting.without(e.orderId()), day);
        } else if (event instanceof CreditCharged e) {
            return new CreditAccount(
                    registered,
                    day,
                    conditions,
                    receivable.plus(e.amount()),
                    due.plus(e.dueOn(), e.amount()),
                    reservations.charge(e.orderId()),
                    waiting);
        } else if (event instanceof ReservationExpired e) {
            return with(reservations.expire(e.orderId()), waiting, day);
        }
        throw new IllegalArgumentException("A credit account does not know " + event);
    }

    /** The later of this day and the account's date: time goes one way in decisions. */
    public LocalDate later(LocalDate day) {
        return day.isAfter(on) ? day : on;
    }

    /** The sum of the open reservations; never below zero. */
    public Money reserved() {
        return reservations.total();
    }

    /** Reserved plus receivable; negative when the customer has paid ahead. */
    public Money exposure() {
        return reserved().plus(receivable);
    }

    /** What may still be reserved without tolerance; negative when the exposure is above the limit. */
    public Money available() {
        return conditions.limitOn(on).minus(exposure());
    }

    /** What is due before that day and not yet paid. */
    public Money overdue(LocalDate day) {
        Money overdue = receivable.minus(due.from(day, receivable.currency()));
        return overdue.minor() < 0 ? Money.zero(overdue.currency()) : overdue;
    }

    /** What is overdue by more than the days of grace; null when overdue payments withhold no credit. */
    Money overdueAfterGrace(LocalDate day) {
        Integer grace = conditions.terms().overdueGraceDays();
        return grace == null ? null : overdue(day.minusDays(grace));
    }

    /**
     * The figures with which credit is decided.
     *
     * @param others the sum of the other orders that wait
     */
    CreditFigures figures(Money requested, LocalDate day, Money others, List<RejectionReason> reasons) {
        return new CreditFigures(
                conditions.creditLimit(),
                reserved(),
                receivable,
                requested,
                day,
                conditions.limitOn(day),
                conditions.ceilingOn(day),
                overdueAfterGrace(day),
                others,
                conditions.terms(),
                reasons);
    }

    private CreditAccount owing(Money next, LocalDate day) {
        return new CreditAccount(registered, day, conditions, next, due, reservations, waiting);
    }

    private CreditAccount with(Reservations nextReservations, WaitingOrders nextWaiting, LocalDate day) {
        return new CreditAccount(registered, day, conditions, receivable, due, nextReservations, nextWaiting);
    }
}
