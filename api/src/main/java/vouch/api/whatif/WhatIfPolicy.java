package vouch.api.whatif;

import java.math.BigDecimal;
import java.util.Map;
import vouch.api.Money;
import vouch.api.customer.OnShortage;

/**
 * Another policy for the orders that are stored ({@code docs/http-api.md}, What-if). What is null is as it was.
 *
 * @param limitFactor multiplies the credit limits, rounded down to the minor unit; at most 6 decimals
 * @param limitFloor the least that a credit limit may be then, of accounts in its currency
 * @param limitCap the most that a credit limit may be then, of accounts in its currency
 * @param limits credit limits of single customers, by their ids; nothing else changes these
 * @param limitsByCountry credit limits of the customers of a country whose accounts have that currency
 * @param onShortage what becomes of an order that the credit does not cover
 * @param tolerancePercent how far a reservation may go beyond the limit
 * @param paymentDays after how many days a charge is due
 * @param overdueGraceDays by how many days something may be overdue
 * @param overdueMinimum how much may be overdue, of accounts in its currency
 * @param ignoreHolds whether holds withhold no credit
 */
public record WhatIfPolicy(
        BigDecimal limitFactor,
        Money limitFloor,
        Money limitCap,
        Map<String, Money> limits,
        Map<String, Money> limitsByCountry,
        OnShortage onShortage,
        Integer tolerancePercent,
        Integer paymentDays,
        Integer overdueGraceDays,
        Money overdueMinimum,
        Boolean ignoreHolds) {

    /** Says nothing: everything is as it was. */
    public static final WhatIfPolicy AS_IT_WAS =
            new WhatIfPolicy(null, null, null, null, null, null, null, null, null, null, null);
}
