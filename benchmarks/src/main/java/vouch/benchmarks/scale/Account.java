package vouch.benchmarks.scale;

import static vouch.benchmarks.Quantity.ACCOUNT_LONG_MILLIS;

import vouch.benchmarks.Measured;

/**
 * The account of one customer. Its commands go one after the other; each reads the latest snapshot and what came after
 * it, so that the history behind it does not count.
 *
 * @param command seconds that one command takes, on a long stream
 */
record Account(double command) {

    static Account of(Measured measured) {
        return new Account(measured.of(ACCOUNT_LONG_MILLIS) / 1000);
    }

    /** Orders a second that can be decided for the customer: one command to the account for each. */
    double ceiling() {
        return 1 / command;
    }
}
