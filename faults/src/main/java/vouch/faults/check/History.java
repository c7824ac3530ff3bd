package vouch.faults.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.faults.check.Operation.Kind;
import vouch.faults.check.Operation.Outcome;

/**
 * Everything that the clients of a run asked, in lines of JSON: one when an operation is sent, one when its outcome is
 * known. An operation without the second is unknown.
 *
 * <pre>
 * {"op":"17","phase":"invoke","at":1200,"kind":"ORDER","target":"o-1","customer":"c-1","minor":13912,"currency":"GBP"}
 * {"op":"17","phase":"ok","at":3400,"status":201,"told":"APPROVED"}
 * </pre>
 */
public record History(List<Operation> operations) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of a run whose clients were not watched. */
    public static final History NONE = new History(List.of());

    /** @throws IOException also when a line but the last, which may be torn, is not one of a history */
    public static History read(Path file) throws IOException {
        Map<String, Operation> operations = new LinkedHashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                try {
                    read(JSON.readTree(line), operations);
                } catch (JacksonException | IllegalArgumentException e) {
                    if (next != null) {
                        throw new IOException("No line of a history: " + line, e);
                    }
                }
                line = next;
            }
        }
        return new History(new ArrayList<>(operations.values()));
    }

    private static void read(JsonNode line, Map<String, Operation> operations) {
        String id = line.path("op").asString();
        String phase = line.path("phase").asString();
        long at = line.path("at").asLong();
        Operation sent = operations.get(id);
        if (phase.equals("invoke")) {
            operations.put(id, invoked(id, line, at));
        } else if (sent == null) {
            throw new IllegalArgumentException("was never sent");
        } else {
            operations.put(id, answered(sent, Outcome.valueOf(phase.toUpperCase()), line, at));
        }
    }

    private static Operation invoked(String id, JsonNode line, long at) {
        return new Operation(
                id,
                Kind.valueOf(line.path("kind").asString()),
                line.path("target").asString(),
                line.path("customer").asString(""),
                line.path("minor").asLong(0),
                line.path("currency").asString(""),
                at,
                Long.MAX_VALUE,
                Outcome.UNKNOWN,
                0,
                null);
    }

    private static Operation answered(Operation sent, Outcome outcome, JsonNode line, long at) {
        return new Operation(
                sent.id(),
                sent.kind(),
                sent.target(),
                sent.customer(),
                sent.minor(),
                sent.currency(),
                sent.invokedAt(),
                at,
                outcome,
                line.path("status").asInt(0),
                line.path("told").asString(null));
    }

    long count(Outcome outcome) {
        return operations.stream()
                .filter(operation -> operation.outcome() == outcome)
                .count();
    }
}
