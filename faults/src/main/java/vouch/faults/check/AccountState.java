package vouch.faults.check;

/** A customer's account at one moment, in minor units. */
record AccountState(long creditLimit, boolean onHold, long reserved, long receivable) {

    /** The first reason that applies to an order that is not closed; null when the credit is to be granted. */
    String reasonToReject(long requested, boolean sameCurrency) {
        long available = Math.subtractExact(Math.subtractExact(creditLimit, reserved), receivable);
        if (onHold) {
            return "CREDIT_HOLD";
        } else if (!sameCurrency) {
            return "CURRENCY_MISMATCH";
        }
        return requested > available ? "CREDIT_LIMIT_EXCEEDED" : null;
    }
}
