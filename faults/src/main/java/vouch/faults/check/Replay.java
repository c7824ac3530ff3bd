package vouch.faults.check;

import static vouch.faults.check.Invariant.R_1;
import static vouch.faults.check.Invariant.R_3;

import java.util.ArrayList;
import java.util.List;

/** Compares what there was before a view was made again with what there is afterwards; nobody may have traded between. */
public final class Replay {

    private Replay() {}

    public static List<Violation> check(Rows before, Rows after) {
        Findings findings = new Findings();
        Dump expected = Dump.of(before);
        Dump found = Dump.of(after);
        if (!expected.sha256().equals(found.sha256())) {
            List<String> lost = new ArrayList<>(expected.lines());
            lost.removeAll(found.lines());
            List<String> added = new ArrayList<>(found.lines());
            added.removeAll(expected.lines());
            findings.report(R_1, "views", first(lost), first(added));
        }
        findings.equal(R_3, "events", before.events().size(), after.events().size());
        findings.equal(R_3, "sagas", before.sagas(), after.sagas());
        return findings.violations();
    }

    private static String first(List<String> lines) {
        return lines.size() + " rows, first " + lines.stream().findFirst().orElse("none");
    }
}
