package vouch.acceptance;

import java.time.Duration;

/** Holds accounts against what they must be. */
final class AccountCheck {

    private final Queries queries;
    private final Tally tally;

    /** One for all accounts: what has had this long since the last operation has had it, whenever it is read. */
    private final long deadline;

    AccountCheck(Vouch vouch, Tally tally, Duration patience) {
        this.queries = new Queries(vouch);
        this.tally = tally;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    void compare(String customer, ExpectedAccount account) throws InterruptedException {
        Facts expected = account.expected();
        Facts got = queries.await(expected, asked -> account.shown(customer, asked), deadline);
        boolean equal = got.equals(expected);
        tally.count(equal ? "account equal" : "account different");
        if (!equal) {
            tally.differs(Difference.of("account", customer, expected, got));
        }
    }
}
