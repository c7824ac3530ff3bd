package vouch.faults.simulation;

import java.util.function.UnaryOperator;
import vouch.domain.customer.CreditPolicy;
import vouch.faults.check.Invariant;

/** The real domain, or the real domain with one mistake in it. */
enum Breakage {
    NONE(null),
    NO_LIMIT_CHECK(Invariant.C_1, Mistakes::grantAll),
    NO_RELEASE(Invariant.O_2, Mistakes::forgetReleases),
    DOUBLE_RESERVE(Invariant.C_3, Mistakes::reserveAgain),
    APPROVE_BEFORE_RESERVE(Invariant.O_2),
    SWALLOWED_SAGA_ERROR(Invariant.S_1),
    /** Nor is an order asked whose steps went wrong. */
    SWALLOWED_SAGA_ERROR_AND_NO_DEADLINE(Invariant.O_1),
    OVERRIDE_WITHOUT_ITS_REASONS(Invariant.C_1, Mistakes::overrideAll),
    LOOK_FORGOTTEN(Invariant.C_5, Mistakes::forgetLooks),
    YOUNGEST_FIRST(Invariant.C_5, Mistakes::lookFromTheYoungest),
    OVERDUE_BY_THE_WRONG_DAY(Invariant.C_1, WrongPolicies.OVERDUE_ON_THE_NEXT_DAY),
    TOLERANCE_TWICE(Invariant.C_1, WrongPolicies.TOLERANCE_TWICE),
    WAITING_RESERVES(Invariant.C_2, WrongMemory::reservingWhatWaits),
    EXPIRY_TOLD_TWICE(Invariant.C_6, WrongMemory::forgettingExpiries),
    STALE_ELIGIBILITY(Invariant.C_7, Mistakes::takeStaleTellings),
    CEILING_OF_THE_WRONG_LIMIT(Invariant.C_1, WrongPolicies.NO_TEMPORARY_LIMITS),
    GRANT_AFTER_CANCELLATION(Invariant.C_5, WrongMemory::lettingTheCancelledWait);

    /** What it breaks. */
    final Invariant breaks;

    private final CreditPolicy policy;
    private final UnaryOperator<Decider> mistake;

    Breakage(Invariant breaks) {
        this(breaks, CreditPolicy.STANDARD, UnaryOperator.identity());
    }

    Breakage(Invariant breaks, CreditPolicy policy) {
        this(breaks, policy, UnaryOperator.identity());
    }

    Breakage(Invariant breaks, UnaryOperator<Decider> mistake) {
        this(breaks, CreditPolicy.STANDARD, mistake);
    }

    Breakage(Invariant breaks, CreditPolicy policy, UnaryOperator<Decider> mistake) {
        this.breaks = breaks;
        this.policy = policy;
        this.mistake = mistake;
    }

    boolean keepsDeadLetters() {
        return this != SWALLOWED_SAGA_ERROR && asksDeadlines();
    }

    boolean asksDeadlines() {
        return this != SWALLOWED_SAGA_ERROR_AND_NO_DEADLINE;
    }

    Decider order() {
        PureOrder order = new PureOrder();
        return this == APPROVE_BEFORE_RESERVE ? Mistakes.approveAtOnce(order) : order;
    }

    Decider account() {
        return mistake.apply(new PureAccount(policy));
    }
}
