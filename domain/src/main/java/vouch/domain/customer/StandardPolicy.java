package vouch.domain.customer;

import static vouch.api.RejectionReason.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.Eligibility;
import vouch.api.customer.OnShortage;
import vouch.domain.customer.Verdict.Deferred;
import vouch.domain.customer.Verdict.Granting;
import vouch.domain.customer.Verdict.Rejected;

/**
 * The decision table of {@code docs/credit-rules.md}. The first reason that rejects decides, else the first that lets
 * the order wait. All reasons that apply are found.
 */
final class StandardPolicy implements CreditPolicy {

    @Override
    public Verdict judge(CreditAccount account, ReserveCredit asked, LocalDate day) {
        List<RejectionReason> reasons = reasons(account, asked, day);
        if (reasons.isEmpty()) {
            return new Granting(reasons);
        }
        OnShortage shortage = shortage(account, asked.amount());
        boolean blocked = isBlocked(account.conditions());
        RejectionReason rejects = first(OnShortage.REJECT, reasons, shortage, blocked);
        if (rejects != null) {
            return new Rejected(reasons, rejects);
        }
        RejectionReason defers = first(OnShortage.WAIT, reasons, shortage, blocked);
        return defers == null ? new Granting(reasons) : new Deferred(reasons, defers);
    }

    private static List<RejectionReason> reasons(CreditAccount account, ReserveCredit asked, LocalDate day) {
        Conditions conditions = account.conditions();
        boolean comparable =
                asked.amount().currency().equals(account.receivable().currency());
        Money exposure = comparable ? account.exposure().plus(asked.amount()) : null;
        List<RejectionReason> reasons = new ArrayList<>();
        if (account.reservations().isClosed(asked.orderId())) {
            reasons.add(ORDER_CLOSED);
        }
        if (conditions.onHold()) {
            reasons.add(CREDIT_HOLD);
        }
        if (!comparable) {
            reasons.add(CURRENCY_MISMATCH);
        }
        if (isBlocked(conditions) || comparable && isBeyondBound(conditions, exposure)) {
            reasons.add(NOT_ELIGIBLE);
        }
        if (isLate(account, day)) {
            reasons.add(OVERDUE);
        }
        if (comparable && exposure.compareTo(conditions.ceilingOn(day)) > 0) {
            reasons.add(CREDIT_LIMIT_EXCEEDED);
        }
        return List.copyOf(reasons);
    }

    private static boolean isBlocked(Conditions conditions) {
        return conditions.eligibility() == Eligibility.BLOCKED;
    }

    private static boolean isBeyondBound(Conditions conditions, Money exposure) {
        return conditions.eligibility() == Eligibility.RESTRICTED && exposure.compareTo(conditions.bound()) > 0;
    }

    private static boolean isLate(CreditAccount account, LocalDate day) {
        Money overdue = account.overdueAfterGrace(day);
        return overdue != null && overdue.compareTo(account.conditions().terms().overdueMinimum()) > 0;
    }

    /** Whatever the terms say, nobody gets credit beyond what an account can count. */
    private static OnShortage shortage(CreditAccount account, Money amount) {
        return AccountRules.isBearable(account.exposure(), amount)
                ? account.conditions().terms().onShortage()
                : OnShortage.REJECT;
    }

    private static RejectionReason first(
            OnShortage effect, List<RejectionReason> reasons, OnShortage shortage, boolean blocked) {
        return reasons.stream()
                .filter(reason -> effect(reason, shortage, blocked) == effect)
                .findFirst()
                .orElse(null);
    }

    /** What a reason does to an order. */
    private static OnShortage effect(RejectionReason reason, OnShortage shortage, boolean blocked) {
        return switch (reason) {
            case OVERDUE, CREDIT_LIMIT_EXCEEDED -> shortage;
            case CREDIT_HOLD -> shortage == OnShortage.WAIT ? OnShortage.WAIT : OnShortage.REJECT;
            case NOT_ELIGIBLE -> shortage == OnShortage.WAIT && !blocked ? OnShortage.WAIT : OnShortage.REJECT;
            default -> OnShortage.REJECT;
        };
    }
}
