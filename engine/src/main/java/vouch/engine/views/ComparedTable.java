package vouch.engine.views;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import vouch.engine.hash.Sha256;

/**
 * Compares a table of a view with the same table of its shadow, page by page in the order of the database. Of a page only
 * the keys and hashes are in memory.
 */
final class ComparedTable {

    private static final int ROWS_OF_A_PAGE = 500;

    private final ViewTable table;
    private final JdbcTemplate live;
    private final JdbcTemplate shadow;
    private final String keys;
    private final String values;

    ComparedTable(ViewTable table, JdbcTemplate live, JdbcTemplate shadow) {
        this.table = table;
        this.live = live;
        this.shadow = shadow;
        this.keys = String.join(", ", table.key());
        this.values = table.key().stream().map(key -> "?").collect(Collectors.joining(", "));
    }

    /** A row that differs, as both forms were at the last look; a form is null where there is no such row. */
    static final class Differing {

        private final List<Object> key;
        private String live;
        private String shadow;

        private Differing(List<Object> key) {
            this.key = key;
        }

        String live() {
            return live;
        }

        String shadow() {
            return shadow;
        }
    }

    /** @param first the first of the rows that differ */
    record Found(long rows, long shadowRows, long differ, List<Differing> first) {}

    private static final class Count {
        private final List<Differing> first = new ArrayList<>();
        private long rows;
        private long shadowRows;
        private long differ;
    }

    String name() {
        return table.name();
    }

    /**
     * Must be called in a transaction that sees one moment.
     *
     * @param most the most rows that are returned
     */
    Found compare(int most) {
        Count count = new Count();
        List<Object> after = null;
        boolean more = true;
        while (more) {
            Map<List<Object>, String> page = page(after);
            List<Object> end = List.of();
            for (List<Object> key : page.keySet()) {
                end = key;
            }
            more = page.size() == ROWS_OF_A_PAGE;
            count.rows += page.size();
            compare(page, after, more ? end : null, count, most);
            after = end;
        }
        return new Found(count.rows, count.shadowRows, count.differ, count.first);
    }

    private void compare(Map<List<Object>, String> page, List<Object> after, List<Object> upTo, Count count, int most) {
        rows(shadow, after, upTo, "", (key, hash) -> {
            count.shadowRows++;
            if (!hash.equals(page.remove(key))) {
                differs(key, count, most);
            }
        });
        page.keySet().forEach(key -> differs(key, count, most));
    }

    private static void differs(List<Object> key, Count count, int most) {
        count.differ++;
        if (count.first.size() < most) {
            count.first.add(new Differing(key));
        }
    }

    private Map<List<Object>, String> page(List<Object> after) {
        Map<List<Object>, String> page = new LinkedHashMap<>();
        rows(live, after, null, " fetch first " + ROWS_OF_A_PAGE + " rows only", page::put);
        return page;
    }

    private interface Row {
        void seen(List<Object> key, String hash);
    }

    /** The condition on the first column lets a database use the index that cannot compare rows by it. */
    private void rows(JdbcTemplate database, List<Object> after, List<Object> upTo, String rest, Row each) {
        List<Object> bounds = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select * from " + table.name() + " where 1 = 1");
        bound(sql, bounds, after, ">", ">=");
        bound(sql, bounds, upTo, "<=", "<=");
        sql.append(" order by ").append(keys).append(rest);
        CanonicalRow[] line = new CanonicalRow[1];
        database.query(
                sql.toString(),
                (RowCallbackHandler) row -> {
                    line[0] = line[0] == null ? new CanonicalRow(row.getMetaData()) : line[0];
                    each.seen(key(row), hash(line[0].of(row)));
                },
                bounds.toArray());
    }

    private void bound(StringBuilder sql, List<Object> bounds, List<Object> key, String whole, String firstColumn) {
        if (key != null) {
            sql.append(" and %s %s ? and (%s) %s (%s)".formatted(table.key().get(0), firstColumn, keys, whole, values));
            bounds.add(key.get(0));
            bounds.addAll(key);
        }
    }

    private List<Object> key(ResultSet row) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (String column : table.key()) {
            key.add(row.getObject(column));
        }
        return key;
    }

    private static String hash(String line) {
        return Sha256.hex(line.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads both forms of the row anew, in a transaction that sees one moment. */
    boolean isSame(Differing row) {
        row.live = line(live, row.key);
        row.shadow = line(shadow, row.key);
        return Objects.equals(row.live, row.shadow);
    }

    private String line(JdbcTemplate database, List<Object> key) {
        return database.query(
                "select * from " + table.name() + " where (" + keys + ") = (" + values + ")",
                (ResultSet rows) -> rows.next() ? new CanonicalRow(rows.getMetaData()).of(rows) : null,
                key.toArray());
    }
}
