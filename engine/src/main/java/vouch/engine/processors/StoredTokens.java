package vouch.engine.processors;

import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the tokens of an event processor as they are stored, whichever node has its segments, without a claim. */
public final class StoredTokens {

    private final JdbcTemplate database;
    private final Serializer serializer;

    public StoredTokens(JdbcTemplate database, Serializer serializer) {
        this.database = database;
        this.serializer = serializer;
    }

    /**
     * @param token null before the first event
     * @param owner the node that holds the segment; null when none does
     */
    public record Stored(int segment, TrackingToken token, String owner) {}

    public List<Stored> of(String processor) {
        return database.query(
                "select segment, token, tokenType, owner from TokenEntry where processorName = ?",
                (row, number) -> new Stored(row.getInt(1), token(row.getBytes(2), row.getString(3)), row.getString(4)),
                processor);
    }

    private TrackingToken token(byte[] token, String type) {
        return token == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }
}
