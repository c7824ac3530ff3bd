package vouch.engine.deadletter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.serialization.Serializer;

/**
 * The statements for the retry of one sequence. They find its first dead letter at once, unless another thread or node
 * is retrying it. Axon's own statements look for it among the first dead letters of all sequences, in pages of ten.
 * They never go beyond the first page.
 */
final class RetriedSequence extends DeadLetterStatements {

    private final String sequence;

    RetriedSequence(Serializer serializer, String sequence) {
        super(serializer);
        this.sequence = sequence;
    }

    @Override
    public PreparedStatement claimableSequencesStatement(
            Connection connection, String group, Instant claimedBefore, int offset, int limit) throws SQLException {
        PreparedStatement first = connection.prepareStatement(
                """
                select * from DeadLetterEntry
                where processingGroup = ? and sequenceIdentifier = ? and sequenceIndex = (
                    select min(sequenceIndex) from DeadLetterEntry where processingGroup = ? and sequenceIdentifier = ?)
                and (processingStarted is null or processingStarted < ?)
                limit ? offset ?
                """);
        first.setString(1, group);
        first.setString(2, sequence);
        first.setString(3, group);
        first.setString(4, sequence);
        first.setString(5, DateTimeUtils.formatInstant(claimedBefore));
        first.setInt(6, limit);
        first.setInt(7, offset);
        return first;
    }
}
