package vouch.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.customer.CustomerId;

/** What is stored of one customer, and what may go wrong with it. */
final class CustomerRows {

    private final JdbcTemplate database;
    private final String stream;
    private final String hidden;

    CustomerRows(JdbcTemplate database, CustomerId customer) {
        this.database = database;
        this.stream = customer.toString();
        this.hidden = stream + "/hidden";
    }

    /** The sequence number that each snapshot is of. */
    List<Long> snapshots() {
        return database.queryForList(
                "select sequenceNumber from SnapshotEventEntry where aggregateIdentifier = ?", Long.class, stream);
    }

    String snapshotJson() {
        byte[] payload = database.queryForObject(
                "select payload from SnapshotEventEntry where aggregateIdentifier = ?", byte[].class, stream);
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** It has another id then, as one that this process has neither made nor read. */
    void changeSnapshot(String column, Object value) {
        database.update(
                "update SnapshotEventEntry set eventIdentifier = ?, " + column + " = ? where aggregateIdentifier = ?",
                UUID.randomUUID().toString(),
                value,
                stream);
    }

    void hideEventsUpTo(long last) {
        database.update(
                "update DomainEventEntry set aggregateIdentifier = ?"
                        + " where aggregateIdentifier = ? and sequenceNumber <= ?",
                hidden,
                stream,
                last);
    }

    void showEvents() {
        database.update(
                "update DomainEventEntry set aggregateIdentifier = ? where aggregateIdentifier = ?", stream, hidden);
    }
}
