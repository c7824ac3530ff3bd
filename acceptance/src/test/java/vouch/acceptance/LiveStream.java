package vouch.acceptance;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One connection with a live answer, read by its caller. It is HTTP/1.0, so that the bytes of the body come as they are
 * written, and on a socket of its own, so that a test can leave it unread or break it.
 */
final class LiveStream implements Closeable {

    private static final int HEARTBEATS_OF_TEN_MINUTES = 40;

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private String id;

    /** An event, or the end of the stream where {@code name} is null. */
    record Event(String name, String data) {}

    /**
     * @param lastId of an earlier stream, or null
     * @param window how many bytes the system may keep unread for this client, or 0 for as many as it likes
     */
    LiveStream(URI url, String path, String lastId, int window) throws IOException {
        id = lastId;
        if (window > 0) {
            socket.setReceiveBufferSize(window);
        }
        socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
        String again = lastId == null ? "" : "Last-Event-ID: " + lastId + "\r\n";
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.0\r\nHost: " + url.getHost() + "\r\nAccept: text/event-stream\r\n"
                                + again + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1 << 16);
        String status = in.readLine();
        if (status == null || !status.contains(" 200")) {
            throw new IOException(path + " is answered with " + status);
        }
        while (!in.readLine().isEmpty()) {
            // The headers.
        }
    }

    /** The last id that the stream had, with which another one goes on. */
    String id() {
        return id;
    }

    /**
     * Waits for the next event. Heartbeats are none.
     *
     * @throws IOException also when nothing else comes, so that no test hangs
     */
    Event next() throws IOException {
        String name = null;
        String data = null;
        int heartbeats = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("data: ")) {
                data = line.substring("data: ".length());
            } else if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("id")) {
                id = line.length() > "id: ".length() ? line.substring("id: ".length()) : null;
            } else if (line.isEmpty() && data != null) {
                return new Event(name, data);
            } else if (line.equals(": heartbeat") && ++heartbeats >= HEARTBEATS_OF_TEN_MINUTES) {
                throw new IOException("Only heartbeats came for ten minutes.");
            }
        }
        return new Event(null, null);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
