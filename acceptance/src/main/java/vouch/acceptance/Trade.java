package vouch.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sends operations and judges what comes back. */
final class Trade {

    private final Vouch vouch;
    private final Queries queries;
    private final Tally tally;
    private final Duration patience;

    /** @param patience how long what an operation brings about may take */
    Trade(Vouch vouch, Tally tally, Duration patience) {
        this.vouch = vouch;
        this.queries = new Queries(vouch);
        this.tally = tally;
        this.patience = patience;
    }

    /** What came back, and what shows beside its outcome. */
    private record Result(Outcome outcome, Facts facts) {

        boolean meets(Operation operation) {
            return outcome.meets(operation.expected());
        }
    }

    /** One customer's operations, each when the one before it is decided. */
    void of(List<Operation> operations, Progress progress) throws InterruptedException {
        boolean waitedInVain = false;
        for (Operation operation : operations) {
            Result result = perform(operation);
            tally.count(operation.kind().word() + " " + result.outcome().text());
            if (result.meets(operation)) {
                // What did not come once will not come for what builds on it.
                Duration left = waitedInVain ? Duration.ZERO : patience;
                waitedInVain |= !isAsExpected(operation, result.facts(), left);
            } else {
                tally.differs(Difference.of(operation, result.outcome()));
            }
            progress.oneMore();
        }
    }

    /** Returns false when what the operation brings about did not come. */
    private boolean isAsExpected(Operation operation, Facts shown, Duration left) throws InterruptedException {
        Aftermath aftermath = Aftermath.of(operation);
        Facts later = aftermath.expected();
        Facts seen = aftermath.isEmpty()
                ? later
                : queries.await(later, aftermath::shown, System.nanoTime() + left.toNanos());
        Facts expected = Particulars.expected(operation).with(later);
        Facts got = new Facts().with(shown).with(seen);
        if (!got.equals(expected)) {
            tally.differs(Difference.of(operation, expected, got));
        }
        return seen.equals(later);
    }

    private Result perform(Operation operation) throws InterruptedException {
        int times = operation.details().times();
        if (times == 1) {
            return once(operation);
        }
        Queue<Result> results = new ConcurrentLinkedQueue<>();
        new Workers(times).each(Collections.nCopies(times, operation), each -> results.add(once(each)));
        return results.stream()
                .filter(result -> !result.meets(operation))
                .findFirst()
                .orElse(results.element());
    }

    private Result once(Operation operation) throws InterruptedException {
        try {
            Answer answer = answer(operation);
            return new Result(Judge.outcome(operation, answer), Particulars.shown(operation, answer));
        } catch (IOException e) {
            return new Result(Outcome.lost(e), new Facts());
        }
    }

    private Answer answer(Operation operation) throws IOException, InterruptedException {
        Answer answer = null;
        for (Call call : Calls.of(operation)) {
            answer = vouch.send(call);
            if (!answer.succeeded()) {
                break;
            }
        }
        return answer;
    }
}
