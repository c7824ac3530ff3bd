package vouch.console.customer;

import java.math.BigInteger;
import vouch.api.Money;
import vouch.api.customer.CustomerView;

/**
 * The room of an account on one line, in thousandths of the width: what is owed (of it overdue), reserved and waiting,
 * against the limit in force.
 *
 * @param overdue the part of the receivable that is overdue
 * @param owed the rest of the receivable
 * @param limit where the limit in force is
 */
record RoomBar(int overdue, int owed, int reserved, int waiting, int limit) {

    private static final int WIDTH = 1000;

    static RoomBar of(CustomerView account) {
        return of(
                account.limitInForce(),
                account.reserved(),
                account.receivable(),
                account.overdue(),
                account.waiting().amount());
    }

    /** What a customer has paid ahead takes no room. */
    static RoomBar of(Money limit, Money reserved, Money receivable, Money overdue, Money waiting) {
        Money nothing = Money.zero(limit.currency());
        Money owed = max(receivable, nothing);
        Money late = overdue.compareTo(owed) > 0 ? owed : max(overdue, nothing);
        Money all = owed.plus(reserved).plus(waiting);
        Money scale = max(all, limit);
        int first = part(late, scale);
        int second = part(owed, scale);
        int third = part(owed.plus(reserved), scale);
        return new RoomBar(first, second - first, third - second, part(all, scale) - third, part(limit, scale));
    }

    public int reservedFrom() {
        return overdue + owed;
    }

    public int waitingFrom() {
        return overdue + owed + reserved;
    }

    /** Whether the exposure is above the limit. */
    public boolean isOver() {
        return overdue + owed + reserved > limit;
    }

    private static Money max(Money one, Money other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static int part(Money amount, Money scale) {
        return scale.minor() == 0
                ? 0
                : BigInteger.valueOf(amount.minor())
                        .multiply(BigInteger.valueOf(WIDTH))
                        .divide(BigInteger.valueOf(scale.minor()))
                        .intValueExact();
    }
}
