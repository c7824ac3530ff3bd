package vouch.engine.consistency;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the positions in the table of events: exactly those of the named events. */
final class StoredPositions implements EventPositions {

    private static final String POSITION =
            "select globalIndex from DomainEventEntry where aggregateIdentifier = ? and sequenceNumber = ?";

    private final JdbcTemplate database;

    StoredPositions(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public OptionalLong behind(Map<String, Long> versions) {
        long last = -1;
        for (Map.Entry<String, Long> stream : versions.entrySet()) {
            List<Long> found = database.queryForList(POSITION, Long.class, stream.getKey(), stream.getValue() - 1);
            if (found.isEmpty()) {
                return OptionalLong.empty();
            }
            last = Math.max(last, found.get(0));
        }
        return OptionalLong.of(last);
    }
}
