package vouch.api.whatif;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.customer.CustomerId;

/**
 * A what-if, how far it is, and what it found ({@code docs/http-api.md}, What-if).
 *
 * @param problem why it failed and what to do; null unless it failed
 * @param keptUntil when it is forgotten; null while it runs
 * @param assumed null until it is done
 * @param timelines empty until it is done
 */
public record WhatIfView(
        String whatIfId,
        String name,
        LocalDate from,
        LocalDate until,
        List<CustomerId> customers,
        State state,
        Progress progress,
        String problem,
        Instant startedAt,
        Instant endedAt,
        Instant keptUntil,
        AssumedDays assumed,
        List<Outcome> timelines) {

    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /**
     * How far a what-if is. It reads the events twice: first for the days that it assumes.
     *
     * @param events how many events it has read
     * @param of how many it will have read
     * @param secondsLeft null while that cannot be told
     */
    public record Progress(long events, long of, int percent, Long secondsLeft) {}

    /**
     * After how many days orders ship that only a policy grants, and after how many days more they are paid.
     *
     * @param shipDays of all customers; null when no order ever shipped
     * @param payDays of all customers; null when no order was ever paid
     * @param customers the first customers for which something was assumed, by their ids
     * @param moreCustomers how many customers more there are
     */
    public record AssumedDays(Integer shipDays, Integer payDays, List<OfCustomer> customers, int moreCustomers) {}

    /** What was assumed for one customer: its own medians, or those of all customers. */
    public record OfCustomer(CustomerId customerId, Integer shipDays, Integer payDays) {}

    /**
     * What one policy comes to.
     *
     * @param approved the orders that got credit
     * @param flips how many orders are decided otherwise than they were
     * @param assumed what was assumed of orders that only the policy grants
     * @param exposure the sum of all accounts at the end of each day on which it changed, for each currency
     * @param overdue what was due before the day and not yet paid, likewise
     */
    public record Outcome(
            String name,
            WhatIfPolicy policy,
            Count approved,
            Count rejected,
            Count waiting,
            int flips,
            AssumedOrders assumed,
            List<OnDay> exposure,
            List<OnDay> overdue) {}

    /** @param amounts the sum of each currency */
    public record Count(int orders, List<Money> amounts) {}

    /** @param stayed how many neither shipped nor were paid, because there were no days to assume */
    public record AssumedOrders(int shipped, int paid, int stayed) {}

    public record OnDay(LocalDate on, Money amount) {}
}
