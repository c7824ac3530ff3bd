package vouch.query.whatif;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.whatif.Flip;
import vouch.engine.views.RowBatch;

/** Reads and writes the table {@code what_if_flip}. */
@Component
class FlipRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** So many rows of each timeline are deleted in one transaction. */
    private static final int TOGETHER = 10_000;

    private final JdbcTemplate database;

    FlipRows(JdbcTemplate database) {
        this.database = database;
    }

    /** @param timeline the place of the timeline in the question @param number from 0 in each timeline */
    record Row(int timeline, int number, Flip flip) {}

    void insert(String whatIfId, List<Row> flips) {
        RowBatch.write(
                database,
                "insert into what_if_flip (what_if_id, timeline, number, flip) values (?, ?, ?, ?)",
                flips,
                (row, flip) -> {
                    row.setString(1, whatIfId);
                    row.setInt(2, flip.timeline);
                    row.setInt(3, flip.number);
                    row.setString(4, JSON.writeValueAsString(flip.flip));
                });
    }

    /** The next flips behind a place, of that timeline and those after it. */
    List<Row> after(String whatIfId, int timeline, int number, int lastTimeline, int atMost) {
        return database.query(
                """
                select timeline, number, flip from what_if_flip
                where what_if_id = ? and (timeline = ? and number > ? or timeline > ?) and timeline <= ?
                order by what_if_id, timeline, number fetch first ? rows only
                """,
                (row, place) -> new Row(row.getInt(1), row.getInt(2), JSON.readValue(row.getString(3), Flip.class)),
                whatIfId,
                timeline,
                number,
                timeline,
                lastTimeline,
                atMost);
    }

    void deleteAll(String whatIfId) {
        Integer last = database.queryForObject(
                "select max(number) from what_if_flip where what_if_id = ?", Integer.class, whatIfId);
        for (int from = 0; last != null && from <= last; from += TOGETHER) {
            database.update(
                    "delete from what_if_flip where what_if_id = ? and number >= ? and number < ?",
                    whatIfId,
                    from,
                    from + TOGETHER);
        }
    }
}
