package vouch.query.live;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client has yet to be sent: of each resource only the newest state, in the order of the changes. It is bounded by
 * the number of resources. The frames are shared by all clients. It is used by one thread at a time.
 *
 * <p>A frame has the position of the last event that changed its resource. All that changed up to there is sent before
 * it, or changed again and is sent later. So a client whose connection breaks goes on from the last frame that it has.
 */
final class LiveQueue {

    static final int MOST = 1_000;

    private static final int CHUNK = 64 * 1024;

    private final Map<String, byte[]> waiting = new LinkedHashMap<>();
    private byte[] first;

    /** The frame is sent before everything else. */
    void begin(byte[] frame) {
        first = frame;
    }

    /** Returns whether it takes the place of an older state that was not sent. */
    boolean add(String id, byte[] frame) {
        boolean older = waiting.remove(id) != null;
        waiting.put(id, frame);
        return older;
    }

    /** Puts earlier changes in front. Of a resource that is in both they have the newer state: it was read later. */
    void precede(LiveQueue earlier) {
        Map<String, byte[]> later = new LinkedHashMap<>(waiting);
        waiting.clear();
        waiting.putAll(earlier.waiting);
        later.forEach(waiting::putIfAbsent);
    }

    boolean isFull() {
        return waiting.size() > MOST;
    }

    boolean isEmpty() {
        return first == null && waiting.isEmpty();
    }

    /** Drops everything else: this frame is the last one. */
    void end(byte[] frame) {
        waiting.clear();
        first = frame;
    }

    /** Takes what can be written at once. */
    byte[] next() {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        if (first != null) {
            chunk.writeBytes(first);
            first = null;
        }
        Iterator<byte[]> frames = waiting.values().iterator();
        while (frames.hasNext() && chunk.size() < CHUNK) {
            chunk.writeBytes(frames.next());
            frames.remove();
        }
        return chunk.toByteArray();
    }
}
