package vouch.engine.eventstore;

import static java.util.stream.Collectors.groupingBy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads several streams at once. A join with an array of identifiers finds each stream by the index on stream and
 * sequence number. H2 would read that whole index for {@code = any(?)} together with a limit on the number.
 */
final class ShortStreams {

    /** A longer stream is read on its own. Customers have a snapshot by then. */
    private static final int SHORT = 150;

    private static final String WITH_SNAPSHOT =
            """
            select distinct id from unnest(cast(? as varchar array)) wanted(id)
            join SnapshotEventEntry on aggregateIdentifier = id
            """;

    private static final String FIRST_EVENTS =
            """
            select type, aggregateIdentifier, sequenceNumber, eventIdentifier, timestamp,
                   payloadType, payloadRevision, payload, metaData
            from unnest(cast(? as varchar array)) wanted(id)
            join DomainEventEntry on aggregateIdentifier = id and sequenceNumber < %d
            order by aggregateIdentifier, sequenceNumber
            """
                    .formatted(SHORT);

    private final JdbcTemplate database;
    private final SnapshottedStreams snapshotted;

    /** @param snapshotted says whether the stream with this identifier may have a snapshot */
    ShortStreams(JdbcTemplate database, SnapshottedStreams snapshotted) {
        this.database = database;
        this.snapshotted = snapshotted;
    }

    /** Returns the streams that are short and have no snapshot, including those that have no event at all. */
    Map<String, List<DomainEventData<?>>> of(Collection<String> identifiers) {
        Set<String> streams = new HashSet<>(identifiers);
        Set<String> mayHaveOne = streams.stream().filter(snapshotted::includes).collect(Collectors.toSet());
        if (!mayHaveOne.isEmpty()) {
            ask(WITH_SNAPSHOT, mayHaveOne, (row, number) -> row.getString(1)).forEach(streams::remove);
        }
        Map<String, List<DomainEventData<?>>> events = streams.isEmpty()
                ? Map.of()
                : ask(FIRST_EVENTS, streams, ShortStreams::event).stream()
                        .collect(groupingBy(DomainEventData::getAggregateIdentifier));
        return streams.stream()
                .filter(stream -> events.getOrDefault(stream, List.of()).size() < SHORT)
                .collect(Collectors.toMap(stream -> stream, stream -> events.getOrDefault(stream, List.of())));
    }

    private <R> List<R> ask(String question, Set<String> streams, RowMapper<R> row) {
        return database.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(question);
                    statement.setObject(1, streams.toArray(String[]::new));
                    return statement;
                },
                row);
    }

    private static DomainEventData<?> event(ResultSet row, int number) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBytes(8),
                row.getBytes(9));
    }
}
