package vouch.domain.customer;

import static vouch.api.BusinessError.Code.NOT_ELIGIBLE;
import static vouch.api.BusinessError.Code.NOT_OVERRIDDEN;
import static vouch.api.BusinessError.Code.NOT_WAITING;
import static vouch.api.BusinessError.Code.OVERRIDE_LIMIT_EXCEEDED;
import static vouch.api.BusinessError.refuse;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;

/** Decides what people ask about an order that waits for credit ({@code docs/credit-rules.md}, Waiting). Pure. */
record CreditDesk(CreditAccount account, CreditPolicy policy) {

    List<CustomerEvent> decide(OrderCreditCommand command) {
        if (command instanceof OverrideCredit override) {
            return decide(override);
        } else if (command instanceof RefuseCredit refusal) {
            return decide(refusal);
        }
        throw new IllegalArgumentException("A credit account does not know " + command);
    }

    private List<CustomerEvent> decide(OverrideCredit command) {
        AccountRules.checkKnown(account);
        ConditionRules.checkOverridable(command.reasons());
        if (account.reservations().isOverridden(command.orderId())) {
            return List.of();
        }
        CreditFigures figures = figuresOfWaiting(command.customerId(), command.orderId(), command.on());
        if (account.conditions().eligibility() == Eligibility.BLOCKED) {
            throw refuse(NOT_ELIGIBLE, "The customer is blocked. No credit can be granted.");
        }
        checkMost(command.most(), figures.requested());
        checkNamed(command.reasons(), figures.reasons());
        AccountRules.checkDebt(account.exposure(), figures.requested());
        return List.of(new CreditReserved(
                command.customerId(),
                command.orderId(),
                Granted.BY_OVERRIDE,
                List.copyOf(command.reasons()),
                command.reason(),
                command.on(),
                figures));
    }

    private List<CustomerEvent> decide(RefuseCredit command) {
        AccountRules.checkKnown(account);
        if (account.reservations().isRefused(command.orderId())) {
            return List.of();
        }
        CreditFigures figures = figuresOfWaiting(command.customerId(), command.orderId(), command.on());
        return List.of(new CreditReservationRejected(
                command.customerId(),
                command.orderId(),
                RejectionReason.CREDIT_REFUSED,
                command.reason(),
                command.on(),
                figures.because(List.of(RejectionReason.CREDIT_REFUSED))));
    }

    /** The present figures, with the reasons that apply now. */
    private CreditFigures figuresOfWaiting(CustomerId customer, OrderId order, LocalDate on) {
        Money amount = account.waiting().amount(order);
        if (amount == null) {
            throw refuse(NOT_WAITING, "The order does not wait for credit.");
        }
        LocalDate day = account.later(on);
        Verdict now = policy.judge(account, new ReserveCredit(customer, order, amount, on), day);
        return account.figures(amount, day, account.waiting().others(order), now.reasons());
    }

    private static void checkMost(List<Money> most, Money amount) {
        boolean more = most.stream()
                .anyMatch(bound -> bound.currency().equals(amount.currency()) && bound.compareTo(amount) < 0);
        if (more) {
            throw refuse(
                    OVERRIDE_LIMIT_EXCEEDED, "You may not override " + amount + ". Ask someone who may override more.");
        }
    }

    private static void checkNamed(List<RejectionReason> named, List<RejectionReason> apply) {
        List<RejectionReason> missing =
                apply.stream().filter(reason -> !named.contains(reason)).toList();
        if (!missing.isEmpty()) {
            throw refuse(
                    NOT_OVERRIDDEN,
                    "The override must also name "
                            + missing.stream().map(Enum::name).collect(Collectors.joining(", ")) + ".");
        }
    }
}
