package vouch.benchmarks.scale;

import static vouch.benchmarks.Quantity.*;

import vouch.benchmarks.Measured;

/**
 * The account of one customer. Its commands go one after the other, and each reads the account's stream first: the time
 * of one is a constant, for the decision and the commit, and a little for each event of the stream.
 */
record Account(double seconds, double secondsPerEvent) {

    static Account of(Measured measured) {
        double events = measured.of(ACCOUNT_LONG_EVENTS) - measured.of(ACCOUNT_EVENTS);
        double perEvent = Math.max(0, measured.of(ACCOUNT_LONG_MILLIS) - measured.of(ACCOUNT_MILLIS)) / events;
        double constant = measured.of(ACCOUNT_MILLIS) - measured.of(ACCOUNT_EVENTS) * perEvent;
        return new Account(constant / 1000, perEvent / 1000);
    }

    /** The time of one command, with so many events to read. */
    double command(double events) {
        return seconds + events * secondsPerEvent;
    }

    /** Orders a second that can be decided for the customer: one command to the account for each. */
    double ceiling(double events) {
        return 1 / command(events);
    }
}
