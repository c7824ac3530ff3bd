package vouch.query.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The events of a stream as they are written (HTML, server-sent events). JSON has no line breaks here. */
final class Frames {

    /** Empties the last event id: a client that connects again then begins with the present state. */
    static final byte[] RESYNC = text("event: resync\nid\ndata: {}\n\n");

    private Frames() {}

    /** @param position where the client is when it has the frame */
    static byte[] state(String position, byte[] json) {
        return frame("id: %s\nevent: state\ndata: ".formatted(position), json, "\n\n");
    }

    static byte[] change(String position, byte[] json) {
        return frame("id: %s\nevent: change\ndata: ".formatted(position), json, "\n\n");
    }

    /** Keeps the connection open, and tells the position without an event. */
    static byte[] heartbeat(String position) {
        return text("id: %s\n: heartbeat\n\n".formatted(position));
    }

    static byte[] frame(String begin, byte[] json, String end) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(begin.length() + json.length + end.length());
        all.writeBytes(text(begin));
        all.writeBytes(json);
        all.writeBytes(text(end));
        return all.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
