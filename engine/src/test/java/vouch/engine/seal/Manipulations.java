package vouch.engine.seal;

import static vouch.engine.seal.Difference.Kind.CHANGED;
import static vouch.engine.seal.Difference.Kind.INSERTED;
import static vouch.engine.seal.Difference.Kind.REMOVED;

import java.util.List;
import java.util.SplittableRandom;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes manipulations of the rows of a store by chance. */
final class Manipulations {

    private static final String WHERE = " where globalIndex = ?";

    private static final List<String> CHANGES = List.of(
            "eventIdentifier = concat(eventIdentifier, 'x')",
            "aggregateIdentifier = 'thing/other'",
            "sequenceNumber = sequenceNumber + 1000000",
            "type = null",
            "timestamp = concat(timestamp, ' ')",
            "timestamp = 'never'",
            "payloadType = 'Happenes'",
            "payloadRevision = coalesce(payloadRevision, '') || '2'",
            "payloadRevision = case when payloadRevision is null then '' end",
            "metaData = null");

    private final JdbcTemplate database;
    private final List<Long> stored;

    Manipulations(JdbcTemplate database) {
        this.database = database;
        this.stored =
                database.queryForList("select globalIndex from DomainEventEntry order by globalIndex", Long.class);
    }

    Manipulation of(SplittableRandom random) {
        int index = random.nextInt(stored.size() - 1);
        long position = stored.get(index);
        return switch (random.nextInt(7)) {
            case 0 -> {
                String change = CHANGES.get(random.nextInt(CHANGES.size()));
                yield on(position, "update DomainEventEntry set " + change, CHANGED);
            }
            case 1 -> bit(position, random);
            case 2 -> on(position, "delete from DomainEventEntry", REMOVED);
            case 3 -> insert(random);
            case 4 -> swap(position, stored.get(index + 1 + random.nextInt(stored.size() - index - 1)));
            case 5 ->
                new Manipulation(
                        "truncate from " + position,
                        () -> database.update("delete from DomainEventEntry where globalIndex >= ?", position),
                        REMOVED,
                        position);
            default ->
                new Manipulation(
                        "move " + position + " to the end",
                        () -> move(position, stored.get(stored.size() - 1) + 5),
                        REMOVED,
                        position);
        };
    }

    private Manipulation on(long position, String change, Difference.Kind finds) {
        return new Manipulation(
                change + " at " + position, () -> database.update(change + WHERE, position), finds, position);
    }

    private Manipulation bit(long position, SplittableRandom random) {
        byte[] payload =
                database.queryForObject("select payload from DomainEventEntry" + WHERE, byte[].class, position);
        int at = random.nextInt(payload.length);
        payload[at] ^= (byte) (1 << random.nextInt(8));
        return new Manipulation(
                "change a bit of byte " + at + " of the payload at " + position,
                () -> database.update("update DomainEventEntry set payload = ?" + WHERE, payload, position),
                CHANGED,
                position);
    }

    private Manipulation insert(SplittableRandom random) {
        long free;
        do {
            free = random.nextLong(stored.get(0), stored.get(stored.size() - 1));
        } while (stored.contains(free));
        long position = free;
        return new Manipulation(
                "insert at " + position,
                () -> database.update(
                        "insert into DomainEventEntry (globalIndex, eventIdentifier, aggregateIdentifier,"
                                + " sequenceNumber, type, timestamp, payloadType, payload) select ?, 'new', 'thing/new',"
                                + " 0, type, timestamp, payloadType, payload from DomainEventEntry" + WHERE,
                        position,
                        stored.get(0)),
                INSERTED,
                position);
    }

    private Manipulation swap(long position, long other) {
        return new Manipulation(
                "swap " + position + " and " + other,
                () -> {
                    move(position, -1);
                    move(other, position);
                    move(-1, other);
                },
                CHANGED,
                position);
    }

    private void move(long from, long to) {
        database.update("update DomainEventEntry set globalIndex = ?" + WHERE, to, from);
    }
}
