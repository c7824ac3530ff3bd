package vouch.benchmarks.shop;

import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;

/** The output of a process that is asked by another: it has one line of JSON for each answer, and nothing else. */
public final class Answers {

    private final PrintStream asker = System.out;

    /** Whatever else is printed from now on goes to the errors. */
    public Answers() {
        System.setOut(System.err);
    }

    /** Writes one line, which Jackson can read back. */
    public void give(Object answer) {
        asker.println(JsonMapper.shared().writeValueAsString(answer));
    }
}
