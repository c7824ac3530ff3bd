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
        RowBatch.write(
                database, "insert into event_tag (tag, stream, sequence_no) values (?, ?, ?)", tags, (row, tag) -> {
                    row.setString(1, tag.tag);
                    row.setString(2, tag.place.stream());
                    row.setLong(3, tag.place.sequence());
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

    /** The events of a stream with this tag that come between two others. */
    List<Place> between(String tag, String stream, long from, long to) {
        return database.query(
                "select stream, sequence_no from event_tag"
                        + " where tag = ? and stream = ? and sequence_no > ? and sequence_no < ?",
                EventTags::place,
                tag,
                stream,
                from,
                to);
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(row.getString(1), row.getLong(2));
    }

    void deleteAll() {
        RowBatch.deleteAll(database, "event_tag");
    }
}
