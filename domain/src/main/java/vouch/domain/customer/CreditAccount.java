package vouch.domain.customer;

import static vouch.api.BusinessError.Code.CURRENCY_MISMATCH;
import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;
import static vouch.api.BusinessError.Code.IDEMPOTENCY_CONFLICT;
import static vouch.api.BusinessError.Code.NO_RESERVATION;
import static vouch.api.BusinessError.refuse;

import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;

/**
 * Decides a customer's credit commands, and applies the account's events ({@code docs/credit-rules.md}, A customer's
 * credit account). Pure: a decision returns the events to store, or throws {@link vouch.api.BusinessError.Refusal}. It
 * returns no events when the command was handled before. Its size is bounded: {@link Reservations} says what it
 * forgets.
 *
 * @param registered the event of the registration; null when there is no such customer
 */
public record CreditAccount(
        CustomerRegistered registered, Money creditLimit, boolean onHold, Money receivable, Reservations reservations) {

    public static final CreditAccount ABSENT = new CreditAccount(null, null, false, null, null);

    public List<CustomerEvent> decide(RegisterCustomer command) {
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

    public List<CustomerEvent> decide(ChangeCreditLimit command) {
        requireOwnCurrency(command.creditLimit());
        AccountRules.checkLimit(command.creditLimit());
        return command.creditLimit().equals(creditLimit)
                ? List.of()
                : List.of(new CreditLimitChanged(command.customerId(), command.creditLimit(), command.reason()));
    }

    public List<CustomerEvent> decide(PlaceCreditHold command) {
        requireKnown();
        return onHold ? List.of() : List.of(new CreditHoldPlaced(command.customerId(), command.reason()));
    }

    public List<CustomerEvent> decide(LiftCreditHold command) {
        requireKnown();
        return onHold ? List.of(new CreditHoldLifted(command.customerId(), command.reason())) : List.of();
    }

    /** A repeated request is not evaluated again: the order's own reservation would reduce what is available. */
    public List<CustomerEvent> decide(ReserveCredit command) {
        requireKnown();
        AccountRules.checkAmount(command.amount());
        Money asked = reservations.asked(command.orderId());
        if (asked != null && !asked.equals(command.amount())) {
            throw refuse(IDEMPOTENCY_CONFLICT, "Credit was asked for this order before, with another amount.");
        }
        if (asked != null) {
            return List.of();
        }
        RejectionReason reason = CreditPolicy.reasonToReject(this, command);
        CreditFigures figures = new CreditFigures(creditLimit, reserved(), receivable, command.amount());
        return List.of(
                reason == null
                        ? new CreditReserved(command.customerId(), command.orderId(), figures)
                        : new CreditReservationRejected(command.customerId(), command.orderId(), reason, figures));
    }

    /** Accepts unknown orders, too, so that a reservation that arrives later is rejected. */
    public List<CustomerEvent> decide(ReleaseCredit command) {
        if (registered == null || reservations.isClosed(command.orderId())) {
            return List.of();
        }
        Money open = reservations.open(command.orderId());
        Money amount = open == null ? Money.zero(creditLimit.currency()) : open;
        return List.of(new CreditReleased(command.customerId(), command.orderId(), amount));
    }

    public List<CustomerEvent> decide(ChargeCredit command) {
        requireKnown();
        Money open = reservations.open(command.orderId());
        if (open != null) {
            return List.of(new CreditCharged(command.customerId(), command.orderId(), open));
        }
        if (reservations.isCharged(command.orderId())) {
            return List.of();
        }
        throw refuse(NO_RESERVATION, "The order has no open reservation to charge.");
    }

    /** The caller ensures that the payment is posted once. */
    public List<CustomerEvent> decide(RecordPayment command) {
        AccountRules.checkId(command.paymentId().value());
        requireCreditable(command.amount());
        return List.of(new PaymentRecorded(command.customerId(), command.paymentId(), command.amount()));
    }

    /** The caller ensures that the payment was posted with this amount, and that it is reversed once. */
    public List<CustomerEvent> decide(ReversePayment command, Money amount) {
        requireOwnCurrency(amount);
        AccountRules.checkDebt(reserved().plus(receivable), amount);
        return List.of(new PaymentReversed(command.customerId(), command.paymentId(), amount, command.reason()));
    }

    /** The caller ensures that the credit note is posted once. */
    public List<CustomerEvent> decide(IssueCreditNote command) {
        AccountRules.checkId(command.creditNoteId().value());
        requireCreditable(command.amount());
        return List.of(
                new CreditNoteIssued(command.customerId(), command.creditNoteId(), command.amount(), command.reason()));
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

    /** What may still be reserved; negative when the limit was lowered below reserved plus receivable. */
    public Money available() {
        return creditLimit.minus(reserved()).minus(receivable);
    }

    private CreditAccount with(Money nextReceivable, Reservations nextReservations) {
        return new CreditAccount(registered, creditLimit, onHold, nextReceivable, nextReservations);
    }

    private void requireCreditable(Money amount) {
        requireOwnCurrency(amount);
        AccountRules.checkAmount(amount);
        AccountRules.checkCredit(receivable, amount);
    }

    private void requireOwnCurrency(Money amount) {
        requireKnown();
        if (!amount.currency().equals(creditLimit.currency())) {
            throw refuse(CURRENCY_MISMATCH, "The account is in " + creditLimit.currency() + ".");
        }
    }

    /** @throws vouch.api.BusinessError.Refusal when the customer was never registered */
    public void requireKnown() {
        if (registered == null) {
            throw refuse(CUSTOMER_NOT_FOUND, "There is no customer with this id. Register it first.");
        }
    }
}
