package vouch.acceptance;

import java.io.IOException;
import java.util.List;

/** Sends operations and judges what comes back. */
final class Trade {

    private final Vouch vouch;
    private final Tally tally;

    Trade(Vouch vouch, Tally tally) {
        this.vouch = vouch;
        this.tally = tally;
    }

    /** One customer's operations, each when the one before it is decided. */
    void of(List<Operation> operations, Progress progress) throws InterruptedException {
        for (Operation operation : operations) {
            Outcome outcome = perform(operation);
            tally.count(operation.kind().word() + " " + outcome.text());
            if (!outcome.meets(operation.expected())) {
                tally.differs(Difference.of(operation, outcome));
            }
            progress.oneMore();
        }
    }

    private Outcome perform(Operation operation) throws InterruptedException {
        try {
            return Judge.outcome(operation.kind(), answer(operation));
        } catch (IOException e) {
            return Outcome.lost(e);
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
