package vouch.query.live;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client has yet to be sent: of each resource only the newest state. It is bounded by the number of resources.
 * The frames are shared by all clients. It is used by one thread at a time.
 */
final class LiveQueue {

    static final int MOST = 1_000;

    private static final int CHUNK = 64 * 1024;

    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private byte[] position;
    private byte[] first;

    LiveQueue(String position) {
        reached(position);
    }

    /** The frame is sent before everything else. */
    void begin(byte[] frame) {
        first = frame;
    }

    /** Returns whether it takes the place of an older state that was not sent. */
    boolean add(String id, byte[] frame) {
        return waiting.put(id, frame) != null;
    }

    /** All changes up to this position were added. */
    void reached(String id) {
        position = Frames.position(id);
    }

    boolean isFull() {
        return waiting.size() > MOST;
    }

    boolean isEmpty() {
        return first == null && waiting.isEmpty();
    }

    /** Drops everything else, also the position: this frame is the last one. */
    void end(byte[] frame) {
        waiting.clear();
        position = new byte[0];
        first = frame;
    }

    /**
     * Takes what can be written at once. The client is told the position only with the last frame of all: if the
     * connection breaks before that, the client goes on from an earlier position and misses nothing.
     */
    byte[] next() {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        Iterator<byte[]> frames = waiting.values().iterator();
        if (first != null) {
            chunk.writeBytes(waiting.isEmpty() ? position : new byte[0]);
            chunk.writeBytes(first);
            first = null;
        }
        while (frames.hasNext() && chunk.size() < CHUNK) {
            byte[] frame = frames.next();
            frames.remove();
            chunk.writeBytes(waiting.isEmpty() ? position : new byte[0]);
            chunk.writeBytes(frame);
        }
        return chunk.toByteArray();
    }
}
