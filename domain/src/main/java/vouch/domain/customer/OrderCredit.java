package vouch.domain.customer;

import static vouch.api.BusinessError.Code.IDEMPOTENCY_CONFLICT;
import static vouch.api.BusinessError.Code.NO_RESERVATION;
import static vouch.api.BusinessError.refuse;

import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;
import vouch.domain.customer.Verdict.Deferred;

/**
 * Decides what the saga asks about the credit of one order ({@code docs/credit-rules.md}). {@link CreditDesk} decides
 * what people ask. Pure.
 */
record OrderCredit(CreditAccount account, CreditPolicy policy) {

    List<CustomerEvent> decide(OrderCreditCommand command) {
        if (command instanceof ReserveCredit reserve) {
            return decide(reserve);
        } else if (command instanceof ReleaseCredit release) {
            return decide(release);
        } else if (command instanceof ChargeCredit charge) {
            return decide(charge);
        }
        return new CreditDesk(account, policy).decide(command);
    }

    /**
     * A repeated request is not evaluated again: the order's own reservation would reduce what is available, and an
     * order that waits goes on waiting.
     */
    private List<CustomerEvent> decide(ReserveCredit command) {
        AccountRules.checkKnown(account);
        AccountRules.checkAmount(command.amount());
        Money waits = account.waiting().amount(command.orderId());
        Money asked = waits == null ? account.reservations().asked(command.orderId()) : waits;
        if (asked != null && !asked.equals(command.amount())) {
            throw refuse(IDEMPOTENCY_CONFLICT, "Credit was asked for this order before, with another amount.");
        }
        if (asked != null) {
            return List.of();
        }
        LocalDate day = account.later(command.on());
        Verdict verdict = policy.judge(account, command, day);
        if (verdict instanceof Deferred && account.waiting().isFull()) {
            verdict = Verdict.Rejected.only(RejectionReason.QUEUE_FULL);
        }
        return List.of(verdict.event(
                command,
                Granted.AT_ONCE,
                account.figures(command.amount(), day, account.waiting().total(), verdict.reasons())));
    }

    /** Also closes an unknown order, so that a reservation that arrives later is rejected. */
    private List<CustomerEvent> decide(ReleaseCredit command) {
        OrderId order = command.orderId();
        if (account.registered() == null || account.reservations().isClosed(order)) {
            return List.of();
        }
        Money open = account.reservations().amount(order);
        Money amount = open == null ? Money.zero(account.receivable().currency()) : open;
        return List.of(new CreditReleased(
                command.customerId(), order, amount, account.waiting().amount(order), command.on()));
    }

    private List<CustomerEvent> decide(ChargeCredit command) {
        AccountRules.checkKnown(account);
        OrderId order = command.orderId();
        Money open = account.reservations().amount(order);
        if (open != null) {
            LocalDate dueOn = command.on().plusDays(account.conditions().terms().paymentDays());
            return List.of(new CreditCharged(command.customerId(), order, open, command.on(), dueOn));
        }
        if (account.reservations().isCharged(order)) {
            return List.of();
        }
        throw refuse(NO_RESERVATION, "The order has no open reservation to charge.");
    }
}
