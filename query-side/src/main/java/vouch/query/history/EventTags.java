package vouch.query.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.engine.eventstore.EventLog.Place;
import vouch.engine.views.RowBatch;

/**
 * Reads and writes the table {@code event_tag}: which events belong together although they are in different streams. So
 * the events of one order are found in a customer's stream of any length.
 */
class EventTags {

    private static final String STORED =
            """
            select e.tag, e.stream, e.sequence_no \
            from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as bigint array)) \
            wanted(tag, stream, number) join event_tag e \
            on e.tag = wanted.tag and e.stream = wanted.stream and e.sequence_no = wanted.number""";

    private final JdbcTemplate database;

    EventTags(JdbcTemplate database) {
        this.database = database;
    }

    /** @param tag what the event belongs to, apart from its stream */
    record Tag(String tag, Place place) {

        static String ofOrder(OrderId order) {
            return order.toString();
        }

        /** Where an order of the customer begins to wait for credit, and where one is granted credit after it has waited. */
        static String ofWaits(CustomerId customer) {
            return "waits/" + customer.value();
        }

        static String ofCorrelation(String correlationId) {
            return "correlation/" + correlationId;
        }
    }

    /**
     * Writes those that are not stored yet. An event may come twice: each event of a batch is committed by itself when one
     * of them cannot be handled. The rows travel in one statement, which an insert with a condition would not.
     */
    void write(List<Tag> tags) {
        Set<Tag> known = new HashSet<>(stored(tags));
        RowBatch.write(
                database,
                "insert into event_tag (tag, stream, sequence_no) values (?, ?, ?)",
                tags.stream().filter(known::add).toList(),
                (row, tag) -> {
                    row.setString(1, tag.tag);
                    row.setString(2, tag.place.stream());
                    row.setLong(3, tag.place.sequence());
                });
    }

    private List<Tag> stored(List<Tag> tags) {
        return database.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(STORED);
                    statement.setObject(1, tags.stream().map(Tag::tag).toArray(String[]::new));
                    statement.setObject(
                            2, tags.stream().map(tag -> tag.place.stream()).toArray(String[]::new));
                    statement.setObject(
                            3, tags.stream().map(tag -> tag.place.sequence()).toArray(Long[]::new));
                    return statement;
                },
                (row, number) -> new Tag(row.getString(1), new Place(row.getString(2), row.getLong(3))));
    }

    /** The events with this tag, in no particular order. */
    List<Place> find(String tag, int atMost) {
        return database.query(
                "select stream, sequence_no from event_tag where tag = ? fetch first ? rows only",
                EventTags::place,
                tag,
                atMost);
    }

    /** The first events of a stream with this tag that come between two others, by their numbers. */
    List<Place> between(String tag, String stream, long from, long to, int atMost) {
        return database.query(
                "select stream, sequence_no from event_tag"
                        + " where tag = ? and stream = ? and sequence_no > ? and sequence_no < ?"
                        + " order by tag, stream, sequence_no fetch first ? rows only",
                EventTags::place,
                tag,
                stream,
                from,
                to,
                atMost);
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(row.getString(1), row.getLong(2));
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "event_tag");
    }
}
