package vouch.faults.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import vouch.faults.check.Operation.Kind;
import vouch.faults.check.Operation.Outcome;

/** Writes a {@link History}, line by line, for any number of clients at once. A line is in the file before the call returns. */
public final class HistoryWriter implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Writer file;
    private final AtomicLong operations = new AtomicLong();

    public HistoryWriter(Path file) throws IOException {
        this.file = Files.newBufferedWriter(file);
    }

    /** To be called before the request is sent. Returns the operation's id, for {@link #answered}. */
    public String invoked(Kind kind, String target, String customer, long minor, String currency) {
        String id = String.valueOf(operations.incrementAndGet());
        Map<String, Object> line = line(id, "invoke");
        line.put("kind", kind);
        line.put("target", target);
        line.put("customer", customer);
        line.put("minor", minor);
        line.put("currency", currency);
        write(line);
        return id;
    }

    /**
     * To be called when the outcome is known; an operation of which nothing is said is unknown.
     *
     * @param status of the answer; 0 when there was none
     * @param told the order's status as the answer shows it, or null
     */
    public void answered(String id, Outcome outcome, int status, String told) {
        Map<String, Object> line = line(id, outcome.name().toLowerCase());
        line.put("status", status);
        line.put("told", told);
        write(line);
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private static Map<String, Object> line(String id, String phase) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("op", id);
        line.put("phase", phase);
        line.put("at", System.nanoTime());
        return line;
    }

    private synchronized void write(Map<String, Object> line) {
        try {
            file.write(JSON.writeValueAsString(line) + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
