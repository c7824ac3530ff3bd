package vouch.engine.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import vouch.engine.processors.ProcessorHolds;

/** Knows in which form the rows of each view are stored in each place. A later release stores them in a higher form. */
public final class ViewForms {

    private final JdbcTemplate database;
    private final ProcessorHolds holds;
    private final Map<String, Integer> forms;

    /** @param forms the form in which this release stores the rows of each view */
    public ViewForms(JdbcTemplate database, ProcessorHolds holds, Map<String, Integer> forms) {
        this.database = database;
        this.holds = holds;
        this.forms = Map.copyOf(forms);
    }

    private record Stored(String view, Place place, boolean isLive) {

        String processor() {
            return place.processor(view);
        }
    }

    /** The processors that write rows in a form that this release does not know. */
    Set<String> tooNew() {
        return stored((view, form) -> form > forms.get(view)).stream()
                .map(Stored::processor)
                .collect(Collectors.toSet());
    }

    /** The views that are read, or have a shadow, in a form of an earlier release. */
    public Set<String> outdated() {
        return stored((view, form) -> form < forms.get(view)).stream()
                .filter(stored -> !holds.isRetired(stored.processor()))
                .map(Stored::view)
                .collect(Collectors.toSet());
    }

    /** Whether what is read is in a form of an earlier release. */
    public boolean isReadOutdated(String view) {
        return stored((any, form) -> form < forms.get(any)).stream()
                .anyMatch(stored -> stored.view.equals(view) && stored.isLive);
    }

    /** The rows of the view in this place are written by this release from now on. */
    void begin(String view, Place place) {
        database.update(
                "update view_place set form_%d = ? where view_name = ?".formatted(place.number()),
                forms.get(view),
                view);
    }

    private List<Stored> stored(BiPredicate<String, Integer> wanted) {
        List<Stored> found = new ArrayList<>();
        database.query("select view_name, live, form_1, form_2 from view_place", (RowCallbackHandler) row -> {
            for (Place place : Place.values()) {
                if (wanted.test(row.getString(1), row.getInt(2 + place.number()))) {
                    found.add(new Stored(row.getString(1), place, row.getInt(2) == place.number()));
                }
            }
        });
        return found;
    }
}
