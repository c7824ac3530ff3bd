package vouch.domain.whatif;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import vouch.api.Bounds;
import vouch.api.Money;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.AccountReviewed;
import vouch.api.customer.CustomerEvent.CreditHoldPlaced;
import vouch.api.customer.CustomerEvent.CreditLimitChanged;
import vouch.api.customer.CustomerEvent.CreditTermsChanged;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.whatif.WhatIfPolicy;
import vouch.domain.customer.Conditions;

/** What a policy makes of the limits, terms and holds of an account that were laid down in fact. */
record PolicyEvents(WhatIfPolicy policy) {

    /** The event that stands for the fact under the policy; the fact itself where the policy does not touch it. */
    CustomerEvent instead(CustomerEvent fact, CustomerRegistered customer) {
        if (fact instanceof CreditLimitChanged e) {
            return new CreditLimitChanged(e.customerId(), limit(customer, e.creditLimit()), e.reason(), e.on());
        } else if (fact instanceof CreditTermsChanged e) {
            return new CreditTermsChanged(e.customerId(), terms(e.terms()), e.reason(), e.on());
        } else if (fact instanceof CreditHoldPlaced e && ignoresHolds()) {
            return new AccountReviewed(e.customerId(), e.on());
        }
        return fact;
    }

    /** The conditions in fact, under the policy. */
    Conditions conditions(CustomerRegistered customer, Conditions inFact) {
        return new Conditions(
                limit(customer, inFact.creditLimit()),
                inFact.temporaryLimits(),
                terms(inFact.terms()),
                inFact.onHold() && !ignoresHolds(),
                inFact.eligibility(),
                inFact.bound(),
                inFact.eligibilityRevision());
    }

    /** The customer's own limit in the policy, else its country's, else the one in fact, multiplied and then bounded. */
    Money limit(CustomerRegistered customer, Money inFact) {
        Money own = named(policy.limits(), customer.customerId().value());
        if (own != null) {
            return inCurrency(own, inFact, customer);
        }
        Money ofCountry = named(policy.limitsByCountry(), customer.country());
        if (isComparable(ofCountry, inFact)) {
            return ofCountry;
        }
        Money limit = multiplied(inFact);
        if (isComparable(policy.limitFloor(), limit) && limit.compareTo(policy.limitFloor()) < 0) {
            return policy.limitFloor();
        }
        return isComparable(policy.limitCap(), limit) && limit.compareTo(policy.limitCap()) > 0
                ? policy.limitCap()
                : limit;
    }

    private static Money named(Map<String, Money> limits, String name) {
        return limits == null || name == null ? null : limits.get(name);
    }

    private static Money inCurrency(Money limit, Money inFact, CustomerRegistered customer) {
        if (isComparable(limit, inFact)) {
            return limit;
        }
        throw refuse(
                VALIDATION_FAILED,
                "The policy has a limit in %s for the customer %s, whose account is in %s. Start it again with a limit in %s."
                        .formatted(
                                limit.currency(), customer.customerId().value(), inFact.currency(), inFact.currency()));
    }

    private Money multiplied(Money inFact) {
        if (policy.limitFactor() == null) {
            return inFact;
        }
        BigDecimal minor = BigDecimal.valueOf(inFact.minor()).multiply(policy.limitFactor());
        long whole = minor.setScale(0, RoundingMode.FLOOR)
                .min(BigDecimal.valueOf(Bounds.AMOUNT))
                .longValueExact();
        return new Money(whole, inFact.currency());
    }

    private static boolean isComparable(Money bound, Money limit) {
        return bound != null && bound.currency().equals(limit.currency());
    }

    private CreditTerms terms(CreditTerms inFact) {
        return new CreditTerms(
                Objects.requireNonNullElse(policy.onShortage(), inFact.onShortage()),
                Objects.requireNonNullElse(policy.tolerancePercent(), inFact.tolerancePercent()),
                Objects.requireNonNullElse(policy.paymentDays(), inFact.paymentDays()),
                policy.overdueGraceDays() == null ? inFact.overdueGraceDays() : policy.overdueGraceDays(),
                isComparable(policy.overdueMinimum(), inFact.overdueMinimum())
                        ? policy.overdueMinimum()
                        : inFact.overdueMinimum(),
                inFact.reservationDays());
    }

    private boolean ignoresHolds() {
        return Boolean.TRUE.equals(policy.ignoreHolds());
    }
}
