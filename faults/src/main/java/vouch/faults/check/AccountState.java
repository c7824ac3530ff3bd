package vouch.faults.check;

/** A customer's account at one moment, in minor units. */
record AccountState(long creditLimit, boolean onHold, long reserved, long receivable) {}
