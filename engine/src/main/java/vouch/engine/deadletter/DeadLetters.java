package vouch.engine.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lists the dead letters for a person, and discards them. */
public class DeadLetters {

    private final JdbcTemplate database;
    private final Serializer serializer;
    private final List<KeptDeadLetters> kept;

    /** @param kept the dead letters that are no events */
    DeadLetters(JdbcTemplate database, Serializer serializer, List<KeptDeadLetters> kept) {
        this.database = database;
        this.serializer = serializer;
        this.kept = kept;
    }

    /**
     * Events of one sequence, of which the first could not be handled.
     *
     * @param letters how many dead letters there are, including those that only wait
     * @param since when its first dead letter was added to the queue
     * @param first the dead letter that the others wait behind
     */
    public record Sequence(String group, String sequence, long letters, Instant since, Letter first) {}

    /**
     * One event that was not handled.
     *
     * @param stream the event's stream, and {@code number} its number in it
     * @param error the class of the exception that its handler threw; null while the event only waits
     * @param attempts how often handling the event has failed
     * @param nextAttempt null when the event waits for a person, or only waits
     */
    public record Letter(
            String eventId,
            String eventType,
            String stream,
            long number,
            String error,
            String message,
            int attempts,
            Instant nextAttempt) {

        /**
         * Whether it is to be retried now. This includes a dead letter that only waited and is now the first: it was
         * never tried.
         */
        boolean due(Instant now) {
            return attempts == 0 || nextAttempt != null && !now.isBefore(nextAttempt);
        }
    }

    /** All sequences. Those whose first dead letter is oldest come first. */
    public List<Sequence> sequences() {
        return Stream.concat(ofEvents().stream(), kept.stream().flatMap(own -> own.sequences().stream()))
                .sorted(Comparator.comparing(Sequence::since))
                .toList();
    }

    private List<Sequence> ofEvents() {
        return database.query(
                """
                select letter.*, letters from DeadLetterEntry letter join (
                    select processingGroup, sequenceIdentifier, min(sequenceIndex) as sequenceIndex, count(*) as letters
                    from DeadLetterEntry group by processingGroup, sequenceIdentifier) first
                on letter.processingGroup = first.processingGroup
                and letter.sequenceIdentifier = first.sequenceIdentifier
                and letter.sequenceIndex = first.sequenceIndex
                order by letter.enqueuedAt, letter.deadLetterIdentifier
                """,
                (row, number) -> new Sequence(
                        row.getString("processingGroup"),
                        row.getString("sequenceIdentifier"),
                        row.getLong("letters"),
                        Instant.parse(row.getString("enqueuedAt")),
                        letter(row)));
    }

    /** The first dead letters of a sequence, in its order; none when there is no such sequence. */
    public List<Letter> letters(String group, String sequence, int most) {
        return kept(group)
                .map(own -> own.letters(sequence, most))
                .orElseGet(() -> lettersOfEvents(group, sequence, most));
    }

    private List<Letter> lettersOfEvents(String group, String sequence, int most) {
        return database.query(
                """
                select * from DeadLetterEntry where processingGroup = ? and sequenceIdentifier = ?
                order by sequenceIndex limit ?
                """,
                (row, number) -> letter(row),
                group,
                sequence,
                most);
    }

    /**
     * Whether an event of one of these streams, up to its version, is a dead letter of the group.
     *
     * @param versions the number of events in each stream, from 1, by the identifier of the stream
     */
    public boolean hold(String group, Map<String, Long> versions) {
        return versions.entrySet().stream().anyMatch(stream -> !database.queryForList(
                        """
                                select 1 from DeadLetterEntry
                                where processingGroup = ? and aggregateIdentifier = ? and sequenceNumber < ?
                                fetch first row only
                                """,
                        Integer.class,
                        group,
                        stream.getKey(),
                        stream.getValue())
                .isEmpty());
    }

    /**
     * Discards the dead letters that a sequence has now: their events are never handled.
     *
     * @return how many dead letters were discarded
     */
    public int discard(String group, String sequence) {
        return kept(group)
                .map(own -> own.discard(sequence))
                .orElseGet(() -> database.update(
                        "delete from DeadLetterEntry where processingGroup = ? and sequenceIdentifier = ?",
                        group,
                        sequence));
    }

    /** The owner of the dead letters of this group; empty when they are events. */
    Optional<KeptDeadLetters> kept(String group) {
        return kept.stream().filter(own -> own.group().equals(group)).findFirst();
    }

    private Letter letter(ResultSet row) throws SQLException {
        Attempts attempts = Attempts.of(serializer.<byte[], MetaData>deserialize(new SimpleSerializedObject<>(
                row.getBytes("diagnostics"), byte[].class, MetaData.class.getName(), null)));
        return new Letter(
                row.getString("eventIdentifier"),
                row.getString("payloadType"),
                row.getString("aggregateIdentifier"),
                row.getLong("sequenceNumber"),
                row.getString("causeType"),
                row.getString("causeMessage"),
                attempts.made(),
                attempts.next());
    }
}
