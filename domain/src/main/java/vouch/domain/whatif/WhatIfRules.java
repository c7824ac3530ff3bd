package vouch.domain.whatif;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vouch.api.Bounds;
import vouch.api.Identifier;
import vouch.api.Legible;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfQuery.Timeline;

/** Checks a what-if before it starts, and against the customers that exist ({@code docs/http-api.md}, What-if). */
public final class WhatIfRules {

    private static final int MOST_LIMITS = 1000;
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal LARGEST_FACTOR = BigDecimal.valueOf(1000);

    private WhatIfRules() {}

    /** @throws vouch.api.BusinessError.Refusal when it cannot be answered */
    public static void check(StartWhatIf asked) {
        require(isName(asked.name()), "A name has 1 to 200 characters, and no control characters.");
        require(
                asked.from() == null || asked.until() == null || !asked.until().isBefore(asked.from()),
                "The last day is not before the first.");
        require(
                asked.customers() == null || asked.customers().size() <= MOST_LIMITS,
                "A what-if names at most 1000 customers. Without customers it takes all of them.");
        require(
                !asked.timelines().isEmpty() && asked.timelines().size() <= Simulation.MOST_TIMELINES,
                "A what-if has 1 to 8 timelines.");
        Set<String> names = new HashSet<>();
        for (Timeline timeline : asked.timelines()) {
            require(
                    timeline.name() != null && isName(timeline.name()),
                    "Each timeline has a name of 1 to 200 characters, and no control characters.");
            require(names.add(timeline.name()), "Two timelines have the same name.");
            check(timeline.policy());
        }
    }

    /** Checks the customers that are named, as soon as all are known. */
    public static void checkCustomers(StartWhatIf asked, MedianDays known) {
        if (asked.customers() != null) {
            asked.customers().forEach(customer -> requireKnown(customer, known));
        }
        asked.timelines().stream()
                .map(timeline -> timeline.policy().limits())
                .filter(limits -> limits != null)
                .flatMap(limits -> limits.keySet().stream())
                .forEach(customer -> requireKnown(new CustomerId(customer), known));
    }

    private static void requireKnown(CustomerId customer, MedianDays known) {
        require(
                known.isKnown(customer),
                "There is no customer " + customer.value() + " in the events that were read. Start it again without.");
    }

    private static void check(WhatIfPolicy policy) {
        require(policy != null, "Each timeline has a policy. The empty one changes nothing.");
        checkFactor(policy.limitFactor());
        checkAmount("limitFloor", policy.limitFloor());
        checkAmount("limitCap", policy.limitCap());
        checkAmount("overdueMinimum", policy.overdueMinimum());
        require(
                policy.limitFloor() == null
                        || policy.limitCap() == null
                        || policy.limitFloor()
                                        .currency()
                                        .equals(policy.limitCap().currency())
                                && policy.limitFloor().compareTo(policy.limitCap()) <= 0,
                "limitFloor and limitCap are of one currency, and the floor is not above the cap.");
        checkLimits("limits", policy.limits());
        checkLimits("limitsByCountry", policy.limitsByCountry());
        if (policy.limits() != null) {
            policy.limits()
                    .keySet()
                    .forEach(id -> require(
                            id.matches(Identifier.FORMAT), "limits names customers by their ids. " + id + " is none."));
        }
        checkWithin("tolerancePercent", policy.tolerancePercent(), 100);
        checkWithin("paymentDays", policy.paymentDays(), Bounds.DAYS);
        checkWithin("overdueGraceDays", policy.overdueGraceDays(), Bounds.DAYS);
    }

    private static void checkFactor(BigDecimal factor) {
        require(
                factor == null
                        || factor.signum() >= 0
                                && factor.compareTo(LARGEST_FACTOR) <= 0
                                && factor.stripTrailingZeros().scale() <= MOST_DECIMALS,
                "limitFactor is from 0 to 1000, with at most 6 decimals.");
    }

    private static void checkLimits(String field, Map<String, Money> limits) {
        if (limits != null) {
            require(limits.size() <= MOST_LIMITS, field + " has at most 1000 limits.");
            limits.values().forEach(limit -> {
                require(limit != null, field + " has an amount for each name.");
                checkAmount(field, limit);
            });
        }
    }

    private static void checkAmount(String field, Money amount) {
        require(
                amount == null || amount.minor() >= 0 && amount.minor() <= Bounds.AMOUNT,
                field + " is at least 0 and at most 10^15 minor units.");
    }

    private static void checkWithin(String field, Integer value, int most) {
        require(value == null || value >= 0 && value <= most, field + " is from 0 to " + most + ".");
    }

    private static boolean isName(String name) {
        return name == null || Legible.is(name, Bounds.NAME);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw refuse(VALIDATION_FAILED, rule);
        }
    }
}
