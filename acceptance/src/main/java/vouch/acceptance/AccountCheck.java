package vouch.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Holds accounts against what they must be. Their projection may be a moment behind, and is given that moment. */
final class AccountCheck {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Vouch vouch;
    private final Tally tally;

    /** One for all accounts: what has had this long since the last operation has had it, whenever it is read. */
    private final long deadline;

    AccountCheck(Vouch vouch, Tally tally, Duration patience) {
        this.vouch = vouch;
        this.tally = tally;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    void compare(String customer, Account expected) throws InterruptedException {
        String got = read(customer);
        while (!got.equals(expected.toString()) && isWorthAnotherLook()) {
            LockSupport.parkNanos(POLL_NANOS);
            got = read(customer);
        }
        boolean equal = got.equals(expected.toString());
        tally.count(equal ? "account equal" : "account different");
        if (!equal) {
            tally.differs(Difference.of(customer, expected, got));
        }
    }

    private boolean isWorthAnotherLook() {
        return !vouch.isGivenUp() && System.nanoTime() - deadline < 0;
    }

    private String read(String customer) throws InterruptedException {
        try {
            Answer answer = vouch.send(Call.get(Calls.customer(customer)));
            return answer.status() == 200
                    ? Account.of(answer.body()).toString()
                    : Outcome.unexpected(answer).text();
        } catch (IOException e) {
            return Outcome.lost(e).text();
        }
    }
}
