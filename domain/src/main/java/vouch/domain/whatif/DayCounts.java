package vouch.domain.whatif;

import java.util.Map;
import java.util.TreeMap;

/** Counts numbers of days, for their median. */
final class DayCounts {

    private final TreeMap<Integer, Integer> counts = new TreeMap<>();
    private int all;

    void add(int days) {
        counts.merge(days, 1, Integer::sum);
        all++;
    }

    void remove(int days) {
        counts.computeIfPresent(days, (same, count) -> count == 1 ? null : count - 1);
        all--;
    }

    void addAll(DayCounts others) {
        others.counts.forEach((days, count) -> counts.merge(days, count, Integer::sum));
        all += others.all;
    }

    /** The lower of the two middle values, if there are two; null when nothing was counted. */
    Integer median() {
        int behind = (all + 1) / 2;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            behind -= count.getValue();
            if (behind <= 0) {
                return count.getKey();
            }
        }
        return null;
    }
}
