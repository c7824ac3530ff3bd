package vouch.domain.customer;

import static vouch.api.BusinessError.Code.IDEMPOTENCY_CONFLICT;
import static vouch.api.BusinessError.Code.NO_RESERVATION;
import static vouch.api.BusinessError.refuse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;

/**
 * Decides a customer's credit commands, and applies the account's events ({@code docs/credit-rules.md}, A customer's
 * credit account). Pure: a decision returns the events to store, or throws {@link vouch.api.BusinessError.Refusal}. It
 * returns no events when the command was handled before. {@link PostingDecision} decides payments and credit notes. The
 * size of an account is bounded: {@link Reservations} says what it forgets.
 *
 * @param registered the event of the registration; null when there is no such customer
 */
public record CreditAccount(
        CustomerRegistered registered, Money creditLimit, boolean onHold, Money receivable, Reservations reservations) {

    public static final CreditAccount ABSENT = new CreditAccount(null, null, false, null, null);

    /** @param at the time of the decision; the policy sees its date in UTC */
    public List<CustomerEvent> decide(AccountCommand command, CreditPolicy policy, Instant at) {
        if (command instanceof RegisterCustomer register) {
            return decide(register);
        } else if (command instanceof ChangeCreditLimit change) {
            return decide(change);
        } else if (command instanceof PlaceCreditHold place) {
            return decide(place);
        } else if (command instanceof LiftCreditHold lift) {
            return decide(lift);
        } else if (command instanceof ReserveCredit reserve) {
            return decide(reserve, policy, LocalDate.ofInstant(at, ZoneOffset.UTC));
        } else if (command instanceof ReleaseCredit release) {
            return decide(release);
        } else if (command instanceof ChargeCredit charge) {
            return decide(charge);
        }
        throw new IllegalArgumentException("A credit account does not know " + command);
    }

    private List<CustomerEvent> decide(RegisterCustomer command) {
        AccountRules.check(command);
        CustomerRegistered event = CustomerRegistered.of(command);
        if (registered == null) {
            return List.of(event);
        }
        if (!event.equals(registered)) {
            throw refuse(IDEMPOTENCY_CONFLICT, "There is a customer with this id and other content. Use a new id.");
        }
        return List.of();
    }

    private List<CustomerEvent> decide(ChangeCreditLimit command) {
        AccountRules.checkCurrency(this, command.creditLimit());
        AccountRules.checkLimit(command.creditLimit());
        return command.creditLimit().equals(creditLimit)
                ? List.of()
                : List.of(new CreditLimitChanged(command.customerId(), command.creditLimit(), command.reason()));
    }

    private List<CustomerEvent> decide(PlaceCreditHold command) {
        AccountRules.checkKnown(this);
        return onHold ? List.of() : List.of(new CreditHoldPlaced(command.customerId(), command.reason()));
    }

    private List<CustomerEvent> decide(LiftCreditHold command) {
        AccountRules.checkKnown(this);
        return onHold ? List.of(new CreditHoldLifted(command.customerId(), command.reason())) : List.of();
    }

    /** A repeated request is not evaluated again: the order's own reservation would reduce what is available. */
    private List<CustomerEvent> decide(ReserveCredit command, CreditPolicy policy, LocalDate on) {
        AccountRules.checkKnown(this);
        AccountRules.checkAmount(command.amount());
        Money asked = reservations.asked(command.orderId());
        if (asked != null && !asked.equals(command.amount())) {
            throw refuse(IDEMPOTENCY_CONFLICT, "Credit was asked for this order before, with another amount.");
        }
        if (asked != null) {
            return List.of();
        }
        CreditFigures figures = new CreditFigures(creditLimit, reserved(), receivable, command.amount());
        return List.of(policy.judge(this, command, on).event(command, figures));
    }

    /** Also closes an unknown order, so that a reservation that arrives later is rejected. */
    private List<CustomerEvent> decide(ReleaseCredit command) {
        if (registered == null || reservations.isClosed(command.orderId())) {
            return List.of();
        }
        Money open = reservations.open(command.orderId());
        Money amount = open == null ? Money.zero(creditLimit.currency()) : open;
        return List.of(new CreditReleased(command.customerId(), command.orderId(), amount));
    }

    private List<CustomerEvent> decide(ChargeCredit command) {
        AccountRules.checkKnown(this);
        Money open = reservations.open(command.orderId());
        if (open != null) {
            return List.of(new CreditCharged(command.customerId(), command.orderId(), open));
        }
        if (reservations.isCharged(command.orderId())) {
            return List.of();
        }
        throw refuse(NO_RESERVATION, "The order has no open reservation to charge.");
    }

    public CreditAccount evolve(CustomerEvent event) {
        if (event instanceof CustomerRegistered e) {
            Money nothing = Money.zero(e.creditLimit().currency());
            return new CreditAccount(e, e.creditLimit(), false, nothing, Reservations.none(nothing));
        } else if (event instanceof CreditLimitChanged e) {
            return new CreditAccount(registered, e.creditLimit(), onHold, receivable, reservations);
        } else if (event instanceof CreditHoldPlaced) {
            return new CreditAccount(registered, creditLimit, true, receivable, reservations);
        } else if (event instanceof CreditHoldLifted) {
            return new CreditAccount(registered, creditLimit, false, receivable, reservations);
        } else if (event instanceof CreditReserved e) {
            return with(
                    receivable, reservations.reserve(e.orderId(), e.figures().requested()));
        } else if (event instanceof CreditReservationRejected e) {
            return with(receivable, reservations.reject(e.orderId(), e.figures().requested()));
        } else if (event instanceof CreditReleased e) {
            return with(receivable, reservations.release(e.orderId()));
        } else if (event instanceof CreditCharged e) {
            return with(receivable.plus(e.amount()), reservations.charge(e.orderId()));
        } else if (event instanceof PaymentRecorded e) {
            return with(receivable.minus(e.amount()), reservations);
        } else if (event instanceof PaymentReversed e) {
            return with(receivable.plus(e.amount()), reservations);
        } else if (event instanceof CreditNoteIssued e) {
            return with(receivable.minus(e.amount()), reservations);
        }
        throw new IllegalArgumentException("A credit account does not know " + event);
    }

    /** The sum of the open reservations; never below zero. */
    public Money reserved() {
        return reservations.total();
    }

    /** Reserved plus receivable; negative when the customer has paid ahead. */
    public Money exposure() {
        return reserved().plus(receivable);
    }

    /** What may still be reserved; negative when the exposure is above the limit. */
    public Money available() {
        return creditLimit.minus(exposure());
    }

    private CreditAccount with(Money nextReceivable, Reservations nextReservations) {
        return new CreditAccount(registered, creditLimit, onHold, nextReceivable, nextReservations);
    }
}
