package vouch.acceptance;

import java.io.IOException;

/** What became of an operation, in the words of {@code expected.csv}, or in others where they have none for it. */
record Outcome(String text) {

    static Outcome refused(String code) {
        return new Outcome("refused:" + code);
    }

    /** An answer that means nothing here: always a difference. */
    static Outcome unexpected(Answer answer) {
        String said = answer.text(answer.succeeded() ? "status" : "code");
        return new Outcome(("http:" + answer.status() + " " + said).trim());
    }

    /** No answer at all: always a difference. */
    static Outcome lost(IOException fault) {
        return new Outcome("transport:" + fault.getClass().getSimpleName() + " " + fault.getMessage());
    }

    /** A plain {@code refused} leaves the code open. */
    boolean meets(String expected) {
        return text.equals(expected) || expected.equals("refused") && text.startsWith("refused:");
    }
}
