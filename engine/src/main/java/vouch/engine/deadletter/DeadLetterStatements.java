package vouch.engine.deadletter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;

/**
 * Replaces the statements on dead letters that are wrong or slow in Axon. Axon counts the whole sequence for each event
 * that joins it. Axon's insert fails when a cause is too long for its column.
 */
class DeadLetterStatements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {

    static final int LONGEST_MESSAGE = 4000;
    private static final int LONGEST_TYPE = 255;

    DeadLetterStatements(Serializer serializer) {
        super(DefaultDeadLetterStatementFactory.<EventMessage<?>>builder()
                .genericSerializer(serializer)
                .eventSerializer(serializer));
    }

    @Override
    public PreparedStatement enqueueStatement(
            Connection connection,
            String group,
            String sequence,
            DeadLetter<? extends EventMessage<?>> letter,
            long index)
            throws SQLException {
        Optional<Cause> cause = letter.cause();
        return super.enqueueStatement(
                connection,
                group,
                sequence,
                cause.isPresent() ? letter.withCause(storable(cause.get())) : letter,
                index);
    }

    @Override
    public PreparedStatement requeueStatement(
            Connection connection, String letter, Cause cause, Instant lastTouched, MetaData diagnostics)
            throws SQLException {
        return super.requeueStatement(
                connection, letter, cause == null ? null : storable(cause), lastTouched, diagnostics);
    }

    /** A sequence loses only its first dead letter, and a new one joins at the end. So its indexes have no gaps. */
    @Override
    public PreparedStatement sequenceSizeStatement(Connection connection, String group, String sequence)
            throws SQLException {
        PreparedStatement size = connection.prepareStatement(
                """
                select coalesce(max(sequenceIndex) - min(sequenceIndex) + 1, 0) from DeadLetterEntry
                where processingGroup = ? and sequenceIdentifier = ?
                """);
        size.setString(1, group);
        size.setString(2, sequence);
        return size;
    }

    private static ThrowableCause storable(Cause cause) {
        String message = cause.message() == null ? "" : cause.message().replace('\0', ' ');
        return new ThrowableCause(shortened(cause.type(), LONGEST_TYPE), shortened(message, LONGEST_MESSAGE));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
