package vouch.query.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.engine.eventstore.EventLog.Place;
import vouch.engine.views.RowBatch;

/**
 * Reads and writes the table {@code event_tag}: which events belong together although they are in different streams. So
 * the events of one order are found in a customer's stream of any length.
 */
@Component
class EventTags {

    /** An event may come twice: each event of a batch is committed by itself when one of them cannot be handled. */
    private static final String INSERT =
            """
            insert into event_tag (tag, stream, sequence_no) \
            select cast(? as varchar), cast(? as varchar), cast(? as bigint) where not exists (\
            select 1 from event_tag where tag = ? and stream = ? and sequence_no = ?)""";

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

    void write(List<Tag> tags) {
        if (tags.isEmpty()) {
            return;
        }
        database.batchUpdate(INSERT, tags, tags.size(), (row, tag) -> {
            for (int first : List.of(1, 4)) {
                row.setString(first, tag.tag);
                row.setString(first + 1, tag.place.stream());
                row.setLong(first + 2, tag.place.sequence());
            }
        });
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
