package vouch.engine.views;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.engine.views.ComparedTable.Differing;

/**
 * Compares a view with its shadow, row by row. At one moment one of them may have events that the other does not have yet.
 * So the rows that differ are looked at again when both have handled what was stored before, and only those count that
 * differ at each look.
 */
public final class ViewParity {

    private static final int MOST_SHOWN = 100;
    private static final int MOST_LOOKED_AT_AGAIN = 1_000;
    private static final int LOOKS = 5;

    private final TransactionTemplate oneMoment;
    private final ViewPlaces places;
    private final List<ViewTable> tables;
    private final JdbcTemplate first;
    private final JdbcTemplate second;

    public ViewParity(PlatformTransactionManager transactions, ViewPlaces places, List<ViewTable> tables) {
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneMoment.setReadOnly(true);
        this.places = places;
        this.tables = tables;
        this.first = places.in(Place.FIRST);
        this.second = places.in(Place.SECOND);
    }

    /** @param differ how many rows differ, or are in one of the two only */
    public record Table(String name, long rows, long shadowRows, long differ) {}

    /**
     * A row that is not the same in both.
     *
     * @param live the row as it is read; null when it is in the shadow only
     * @param shadow null when the row is not there
     */
    public record Difference(String table, JsonNode live, JsonNode shadow) {}

    /** @param differences the first of them */
    public record Report(String view, boolean same, List<Table> tables, List<Difference> differences) {}

    /** @param bothCatchUp returns when the view and its shadow have handled every event that is stored now */
    public Report of(String view, Runnable bothCatchUp) {
        boolean firstIsLive = places.live(view) == Place.FIRST;
        List<Table> compared = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        for (ViewTable table : tables) {
            if (table.processor().equals(view)) {
                compared.add(compare(
                        new ComparedTable(table, firstIsLive ? first : second, firstIsLive ? second : first),
                        bothCatchUp,
                        differences));
            }
        }
        return new Report(view, compared.stream().allMatch(table -> table.differ == 0), compared, differences);
    }

    private Table compare(ComparedTable table, Runnable bothCatchUp, List<Difference> differences) {
        bothCatchUp.run();
        ComparedTable.Found found = oneMoment.execute(now -> table.compare(MOST_LOOKED_AT_AGAIN));
        List<Differing> left = new ArrayList<>(found.first());
        for (int look = 1; look < LOOKS && !left.isEmpty(); look++) {
            bothCatchUp.run();
            oneMoment.executeWithoutResult(now -> lookAgain(table, left));
        }
        left.stream()
                .limit(Math.max(0, MOST_SHOWN - differences.size()))
                .map(row -> new Difference(table.name(), json(row.live()), json(row.shadow())))
                .forEach(differences::add);
        return new Table(
                table.name(),
                found.rows(),
                found.shadowRows(),
                found.differ() - found.first().size() + left.size());
    }

    private static void lookAgain(ComparedTable table, List<Differing> rows) {
        for (Iterator<Differing> each = rows.iterator(); each.hasNext(); ) {
            if (table.isSame(each.next())) {
                each.remove();
            }
        }
    }

    private static JsonNode json(String line) {
        return line == null ? null : JsonMapper.shared().readTree(line);
    }
}
