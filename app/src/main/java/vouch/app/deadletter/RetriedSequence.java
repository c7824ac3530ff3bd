package vouch.app.deadletter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.serialization.Serializer;

/**
 * The statements of somebody who retries one sequence, and finds its first letter at once, unless somebody else is at it.
 * Axon's own look for it among the first letters of all sequences, in pages of ten, and never go beyond the first page.
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
