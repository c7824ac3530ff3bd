package vouch.faults.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects what is not as it must be. */
final class Findings {

    private final List<Violation> violations = new ArrayList<>();

    List<Violation> violations() {
        return violations;
    }

    void report(Invariant invariant, String subject, Object expected, Object found) {
        violations.add(new Violation(invariant, subject, String.valueOf(expected), String.valueOf(found)));
    }

    void equal(Invariant invariant, String subject, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            report(invariant, subject, expected, found);
        }
    }

    void holds(boolean fact, Invariant invariant, String subject, String expected, Object found) {
        if (!fact) {
            report(invariant, subject, expected, found);
        }
    }
}
