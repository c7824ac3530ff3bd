package vouch.engine.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.axonframework.serialization.SerializedType;
import vouch.engine.erasure.ErasableTexts;
import vouch.engine.eventstore.EventForms;

/** Reads the events of an exported file, one after another. A file may have several exports, of which each goes on. */
final class ImportFile implements AutoCloseable {

    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final InputStream content;
    private long number;
    private long position = EventExport.BEGINNING;

    private ImportFile(Path file) throws IOException {
        this.file = file;
        this.content = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    static ImportFile open(Path file) throws IOException {
        return new ImportFile(file);
    }

    /**
     * Reads the whole file once.
     *
     * @param keys the names of the keys that this store has
     * @throws TransferRefused when it is not complete, has an event in a form that this version cannot read, or a text whose
     *     key is missing
     */
    static void check(Path file, EventForms forms, Set<String> keys) throws IOException {
        EndLine end = new ExportFile(file)
                .end()
                .orElseThrow(() -> new TransferRefused(
                        "%s is not complete: its last line does not say that the export has ended".formatted(file),
                        "let the export go on first"));
        long events = 0;
        try (ImportFile lines = open(file)) {
            for (Optional<EventLine> line; (line = lines.next()).isPresent(); ) {
                events += line.get().position() > end.after() ? 1 : 0;
                lines.check(line.get().event().getPayload().getType(), forms);
                lines.check(line.get().event().getPayload().getData(), keys);
            }
        }
        if (events != end.events()) {
            throw new TransferRefused(
                    "%s has %d events after position %d, and its last line says that there were %d"
                            .formatted(file, events, end.after(), end.events()),
                    "make another export");
        }
    }

    /** The next event; empty at the end. */
    Optional<EventLine> next() throws IOException {
        for (byte[] line; (line = line()) != null; ) {
            Optional<EndLine> end = EndLine.read(line);
            if (end.isEmpty()) {
                return Optional.of(event(line));
            }
            if (end.get().position() != position) {
                throw damaged("ends an export at position %d, and the line before is at %d"
                        .formatted(end.get().position(), position));
            }
        }
        return Optional.empty();
    }

    private EventLine event(byte[] line) {
        EventLine event;
        try {
            event = EventLineReader.read(line);
        } catch (IllegalArgumentException e) {
            throw damaged(e.getMessage());
        }
        if (event.position() <= position) {
            throw damaged("has position %d, which is not after %d".formatted(event.position(), position));
        }
        position = event.position();
        return event;
    }

    private void check(SerializedType type, EventForms forms) {
        if (type.getRevision() != null && !forms.isReadable(type.getName(), type.getRevision())) {
            throw new TransferRefused(
                    "line %d of %s has an event that this version cannot read, %s of revision %s"
                            .formatted(number, file, type.getName(), type.getRevision()),
                    "import it with the version that wrote it, or a later one");
        }
    }

    private void check(byte[] payload, Set<String> keys) {
        ErasableTexts.keysIn(payload).stream()
                .filter(key -> !keys.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new TransferRefused(
                            "line %d of %s has a text whose key %s this store does not have"
                                    .formatted(number, file, key),
                            "import the keys of the store that the file comes from first, with import-keys; an Axon Server needs a"
                                    + " PostgreSQL beside it for them");
                });
    }

    private TransferRefused damaged(String what) {
        return new TransferRefused("line %d of %s %s".formatted(number, file, what), "make another export");
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        number++;
        for (int next; (next = content.read()) >= 0; ) {
            if (next == '\n') {
                return line.toByteArray();
            }
            line.write(next);
            if (line.size() > ExportFile.LONGEST_LINE) {
                throw damaged("is too long");
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
