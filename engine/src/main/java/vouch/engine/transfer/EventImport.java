package vouch.engine.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.axonframework.eventhandling.DomainEventData;
import vouch.engine.erasure.ErasableTexts;
import vouch.engine.eventstore.EventCopy;
import vouch.engine.eventstore.EventForms;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;

/**
 * Stores the events of a file. What the store has already must be the beginning of the file: then an import that was cut
 * off goes on. It holds a page of events in memory.
 */
public final class EventImport {

    private static final int TOGETHER = 500;
    private static final int BYTES_TOGETHER = 2 << 20;

    private final EventLog log;
    private final EventCopy copy;

    private final ErasableTexts texts;

    /** @param copy may encrypt texts that are not encrypted in the file */
    public EventImport(EventLog log, EventCopy copy, ErasableTexts texts) {
        this.log = log;
        this.copy = copy;
        this.texts = texts;
    }

    /**
     * Reads the whole file once.
     *
     * @param keys the names of the keys that this store has
     * @throws TransferRefused when it is not complete, has an event in a form that this version cannot read, or a text whose
     *     key is missing
     */
    public static void check(Path file, EventForms forms, Set<String> keys) throws IOException {
        ImportFile.check(file, forms, keys);
    }

    /**
     * Stores those events of the file that are not stored yet.
     *
     * @param progress is told how many events of the file are stored, now and then
     * @return how many events the file has
     * @throws TransferRefused when the store has something else; nothing is stored then
     */
    public long run(Path file, LongConsumer progress) throws IOException {
        try (ImportFile lines = ImportFile.open(file)) {
            Iterator<LoggedEvent> stored = new Stored();
            long events = 0;
            Optional<EventLine> line = lines.next();
            for (; line.isPresent() && stored.hasNext(); line = lines.next()) {
                events++;
                compare(line.get(), stored.next(), file);
            }
            if (stored.hasNext()) {
                throw other("has more events than %s, which has %d".formatted(file, events));
            }
            List<EventLine> together = new ArrayList<>();
            int bytes = 0;
            for (; line.isPresent(); line = lines.next()) {
                together.add(line.get());
                bytes += line.get().event().getPayload().getData().length;
                if (together.size() == TOGETHER || bytes > BYTES_TOGETHER) {
                    events += store(together);
                    progress.accept(events);
                    bytes = 0;
                }
            }
            return events + store(together);
        }
    }

    private int store(List<EventLine> together) {
        int events = together.size();
        if (events > 0) {
            copy.append(together.stream().map(EventLine::event).toList());
            together.clear();
        }
        return events;
    }

    private void compare(EventLine line, LoggedEvent stored, Path file) {
        if (!isSame(line.event(), stored)) {
            throw other("has the event %s where %s has %s"
                    .formatted(
                            stored.data().getEventIdentifier(),
                            file,
                            line.event().getEventIdentifier()));
        }
    }

    private boolean isSame(DomainEventData<byte[]> line, LoggedEvent logged) {
        DomainEventData<byte[]> stored = logged.data();
        return line.getEventIdentifier().equals(stored.getEventIdentifier())
                && Objects.equals(line.getAggregateIdentifier(), stored.getAggregateIdentifier())
                && line.getSequenceNumber() == stored.getSequenceNumber()
                && line.getTimestamp().equals(stored.getTimestamp())
                && line.getPayload().getType().equals(stored.getPayload().getType())
                && isSamePayload(
                        line.getPayload().getData(), stored.getPayload().getData())
                && isSame(line.getMetaData().getData(), logged.metaDataJson());
    }

    /** The stored one may be encrypted, and then is never the same bytes twice. */
    private boolean isSamePayload(byte[] line, byte[] stored) {
        return Arrays.equals(line, stored)
                || ErasableTexts.areIn(stored)
                        && EventLine.JSON
                                .readTree(texts.decrypt(line))
                                .equals(EventLine.JSON.readTree(texts.decrypt(stored)));
    }

    /** An event store that keeps metadata value by value may give them in another order. */
    private static boolean isSame(byte[] line, byte[] stored) {
        return Arrays.equals(line, stored) || EventLine.JSON.readTree(line).equals(EventLine.JSON.readTree(stored));
    }

    private static TransferRefused other(String what) {
        return new TransferRefused("the store " + what, "import into an empty store");
    }

    /** The events that the store has, a page at a time. */
    private final class Stored implements Iterator<LoggedEvent> {

        private Iterator<LoggedEvent> page = Collections.emptyIterator();
        private long position = EventExport.BEGINNING;

        @Override
        public boolean hasNext() {
            if (!page.hasNext()) {
                page = log.after(position, TOGETHER).iterator();
            }
            return page.hasNext();
        }

        @Override
        public LoggedEvent next() {
            LoggedEvent event = page.next();
            position = event.position();
            return event;
        }
    }
}
