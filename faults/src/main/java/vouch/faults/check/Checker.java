package vouch.faults.check;

import java.time.Instant;
import java.util.List;

/** Holds everything that Vouch has stored against everything that it promised. */
public final class Checker {

    private Checker() {}

    /**
     * Returns every promise that was broken.
     *
     * @param before of what was stored before this moment everything must have been done, every order be decided and
     *     every view be up to date: {@link Instant#MAX} when Vouch was left alone until it came to rest,
     *     {@link Instant#MIN} when it was interrupted and nothing can be expected yet
     */
    public static List<Violation> check(Rows rows, History history, Instant before) {
        Findings findings = new Findings();
        Log log = events(rows, findings);
        new RestCheck(log, rows, before, findings).check();
        new ViewCheck(log, rows, before, findings).check();
        if (history != History.NONE) {
            new HistoryCheck(log, rows.events(), history, findings).check();
            new SettingCheck(log, rows.events(), findings).check(history);
        }
        return findings.violations();
    }

    /** The same for a store without views and clients: the events, the sagas and their deadlines, all at rest. */
    public static List<Violation> checkWithoutViews(Rows rows) {
        Findings findings = new Findings();
        new RestCheck(events(rows, findings), rows, Instant.MAX, findings).check();
        return findings.violations();
    }

    private static Log events(Rows rows, Findings findings) {
        new StreamCheck(findings).check(rows.events());
        return new Log(rows.events(), findings);
    }
}
