package vouch.faults.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the rules say to an order that asks an account for credit, as the account stands now. */
record DecisionTable(AccountFold account) {

    enum Action {
        GRANT,
        WAIT,
        REJECT
    }

    /** @param reason the one that decides; null for a grant */
    record Verdict(Action action, String reason) {}

    /** All reasons that apply, in their order. */
    List<String> reasons(long amount, boolean sameCurrency, boolean closed, LocalDate day) {
        ConditionsFold conditions = account.conditions;
        long exposure = sameCurrency ? Math.addExact(account.exposure(), amount) : 0;
        boolean beyondBound = sameCurrency && conditions.isRestricted() && exposure > conditions.bound;
        List<String> reasons = new ArrayList<>();
        addIf(closed, "ORDER_CLOSED", reasons);
        addIf(conditions.onHold, "CREDIT_HOLD", reasons);
        addIf(!sameCurrency, "CURRENCY_MISMATCH", reasons);
        addIf(conditions.isBlocked() || beyondBound, "NOT_ELIGIBLE", reasons);
        addIf(isLate(day), "OVERDUE", reasons);
        addIf(sameCurrency && exposure > conditions.ceilingOn(day), "CREDIT_LIMIT_EXCEEDED", reasons);
        return reasons;
    }

    /** What is overdue by more than the grace; null without grace. */
    Long overdue(LocalDate day) {
        Integer grace = account.conditions.terms.graceDays();
        return grace == null ? null : account.overdue(day.minusDays(grace));
    }

    Verdict verdict(List<String> reasons) {
        for (Action action : List.of(Action.REJECT, Action.WAIT)) {
            for (String reason : reasons) {
                if (action(reason) == action) {
                    return new Verdict(action, reason);
                }
            }
        }
        return new Verdict(Action.GRANT, null);
    }

    private boolean isLate(LocalDate day) {
        Long overdue = overdue(day);
        return overdue != null && overdue > account.conditions.terms.overdueMinimum();
    }

    private Action action(String reason) {
        String onShortage = account.conditions.terms.onShortage();
        Action unlessItWarns = onShortage.equals("WAIT") ? Action.WAIT : Action.REJECT;
        return switch (reason) {
            case "CREDIT_HOLD" -> unlessItWarns;
            case "NOT_ELIGIBLE" -> account.conditions.isBlocked() ? Action.REJECT : unlessItWarns;
            case "OVERDUE", "CREDIT_LIMIT_EXCEEDED" -> onShortage.equals("WARN") ? Action.GRANT : unlessItWarns;
            default -> Action.REJECT;
        };
    }

    private static void addIf(boolean applies, String reason, List<String> reasons) {
        if (applies) {
            reasons.add(reason);
        }
    }
}
