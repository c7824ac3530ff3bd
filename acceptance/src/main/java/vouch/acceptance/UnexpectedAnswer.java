package vouch.acceptance;

import java.io.IOException;

/** A query was not answered with what it asked for. */
final class UnexpectedAnswer extends IOException {

    private final transient Answer answer;

    UnexpectedAnswer(Answer answer) {
        super("HTTP status " + answer.status());
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
