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
        Room room = room(account);
        return room.in(room.width());
    }

    /** Two states of an account in one scale, so that they can be compared. */
    record Pair(RoomBar then, RoomBar now) {}

    static Pair of(CustomerView then, CustomerView now) {
        Room before = room(then);
        Room after = room(now);
        Money width = max(before.width(), after.width());
        return new Pair(before.in(width), after.in(width));
    }

    static RoomBar of(Money limit, Money reserved, Money receivable, Money overdue, Money waiting) {
        Room room = Room.of(limit, reserved, receivable, overdue, waiting);
        return room.in(room.width());
    }

    private static Room room(CustomerView account) {
        return Room.of(
                account.limitInForce(),
                account.reserved(),
                account.receivable(),
                account.overdue(),
                account.waiting().amount());
    }

    /** The amounts that are drawn. */
    private record Room(Money limit, Money late, Money owed, Money reserved, Money waiting) {

        /** What a customer has paid ahead takes no room. */
        static Room of(Money limit, Money reserved, Money receivable, Money overdue, Money waiting) {
            Money nothing = Money.zero(limit.currency());
            Money owed = max(receivable, nothing);
            Money late = overdue.compareTo(owed) > 0 ? owed : max(overdue, nothing);
            return new Room(limit, late, owed, reserved, waiting);
        }

        Money width() {
            return max(owed.plus(reserved).plus(waiting), limit);
        }

        RoomBar in(Money width) {
            int first = part(late, width);
            int second = part(owed, width);
            int third = part(owed.plus(reserved), width);
            int all = part(owed.plus(reserved).plus(waiting), width);
            return new RoomBar(first, second - first, third - second, all - third, part(limit, width));
        }
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
