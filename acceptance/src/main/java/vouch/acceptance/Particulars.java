package vouch.acceptance;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What must show in the answer to an operation beside its outcome. What the set leaves out is not compared. */
final class Particulars {

    /** The fields of a set that have the same name in the answer. */
    private static final List<String> SAME = List.of("reasons", "dueOn", "revision", "changed");

    private static final String BY_OVERRIDE = "BY_OVERRIDE";

    private static final Pattern OVERRIDABLE =
            Pattern.compile("CREDIT_HOLD|NOT_ELIGIBLE|OVERDUE|CREDIT_LIMIT_EXCEEDED");

    private Particulars() {}

    static Facts expected(Operation operation) {
        JsonNode shown = operation.details().shown();
        Facts facts = new Facts();
        for (String name : SAME) {
            if (shown.has(name)) {
                facts.with(name, shown.path(name));
            }
        }
        if (shown.has("missing")) {
            facts.with("missing", names(shown.path("missing").toString()));
        }
        if (shown.has("how")) {
            facts.with("how", Json.text(shown.path("how")));
            if (hasWarnings(operation)) {
                facts.with("warnings", shown.has("warnings") ? shown.path("warnings") : "[]");
            }
        }
        return facts;
    }

    /** The same facts, of the answer. */
    static Facts shown(Operation operation, Answer answer) {
        JsonNode expected = operation.details().shown();
        JsonNode body = answer.body();
        Facts facts = new Facts();
        for (String name : SAME) {
            if (expected.has(name)) {
                facts.with(name, isDoneBefore(name, answer) ? expected.path(name) : body.path(name));
            }
        }
        if (expected.has("missing")) {
            facts.with("missing", names(answer.text("detail")));
        }
        if (expected.has("how")) {
            facts.with("how", Json.text(body.path("granted")));
            if (hasWarnings(operation)) {
                facts.with("warnings", body.path("warnings"));
            }
        }
        return facts;
    }

    private static boolean hasWarnings(Operation operation) {
        return !operation.details().shown().path("how").asString("").equals(BY_OVERRIDE);
    }

    /** A telling whose first answer was lost changes nothing when it is sent again. */
    private static boolean isDoneBefore(String name, Answer answer) {
        return name.equals("changed") && answer.repeated();
    }

    private static List<String> names(String text) {
        return OVERRIDABLE.matcher(text).results().map(MatchResult::group).toList();
    }
}
