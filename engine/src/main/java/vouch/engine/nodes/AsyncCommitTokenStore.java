package vouch.engine.nodes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.GenericTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * Lets event processors on PostgreSQL commit before the data is on the disk. Views and sagas are made of events, and
 * the events are on the disk. A crash may lose the last rows of a segment together with its token; the segment then
 * makes those rows again. For that, a segment stores its next token and keeps its claim only if the table still has the
 * token that it stored last. Otherwise the segment loses its claim, and begins again after the token in the table.
 */
final class AsyncCommitTokenStore extends JdbcTokenStore {

    /** The setting is valid for the current transaction, whose commit is still to come. */
    private static final String STORE =
            """
            update TokenEntry set token = ?, tokenType = ?, timestamp = ?
            where owner = ? and processorName = ? and segment = ? and token is not distinct from ?
            """;

    private static final String UNFLUSHED = "and set_config('synchronous_commit', 'off', true) = 'off'";

    private static final Stored NOTHING = new Stored(null);

    private final Serializer serializer;
    private final String node;
    private final Map<Place, Stored> stored = new ConcurrentHashMap<>();

    AsyncCommitTokenStore(Builder builder, Serializer serializer, String node) {
        super(builder);
        this.serializer = serializer;
        this.node = node;
    }

    private record Place(String processor, int segment) {}

    /** @param token as it is in the table; null before the first event */
    private record Stored(byte[] token) {

        static Stored of(AbstractTokenEntry<?> entry) {
            SerializedObject<?> serialized = entry.getSerializedToken();
            return new Stored(serialized == null ? null : (byte[]) serialized.getData());
        }

        boolean isSameAs(Stored other) {
            return Arrays.equals(token, other.token);
        }
    }

    @Override
    protected PreparedStatement storeUpdate(Connection connection, TrackingToken token, String processor, int segment)
            throws SQLException {
        Place place = new Place(processor, segment);
        AbstractTokenEntry<byte[]> entry = new GenericTokenEntry<>(token, serializer, byte[].class, processor, segment);
        Stored before = stored.getOrDefault(place, NOTHING);
        Stored next = Stored.of(entry);
        boolean handles = CurrentUnitOfWork.isStarted();
        PreparedStatement update = connection.prepareStatement(handles ? STORE + UNFLUSHED : STORE);
        update.setBytes(1, next.token);
        update.setString(2, token == null ? null : entry.getTokenType().getName());
        update.setString(3, entry.timestampAsString());
        update.setString(4, node);
        update.setString(5, processor);
        update.setInt(6, segment);
        update.setBytes(7, before.token);
        if (handles) {
            CurrentUnitOfWork.get().root().afterCommit(work -> stored.put(place, next));
        } else {
            stored.put(place, next);
        }
        return update;
    }

    /** Called when no row was updated. */
    @Override
    protected void updateToken(
            Connection connection, ResultSet found, TrackingToken token, String processor, int segment) {
        throw lost(processor, segment);
    }

    @Override
    protected TrackingToken claimToken(Connection connection, AbstractTokenEntry<?> entry) throws SQLException {
        TrackingToken token = super.claimToken(connection, entry);
        stored.put(new Place(entry.getProcessorName(), entry.getSegment()), Stored.of(entry));
        return token;
    }

    /** Keeps the expected token after a failure, so that a caller that goes on fails again. */
    @Override
    public void extendClaim(String processor, int segment) {
        Place place = new Place(processor, segment);
        Stored before = stored.getOrDefault(place, NOTHING);
        fetchToken(processor, segment);
        if (!stored.put(place, before).isSameAs(before)) {
            throw lost(processor, segment);
        }
    }

    private static UnableToClaimTokenException lost(String processor, int segment) {
        return new UnableToClaimTokenException(
                "The token of " + processor + "[" + segment
                        + "] is not the one that this node has stored last: another node has claimed it, or the database lost it");
    }
}
