package vouch.engine.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;

/**
 * Gives the events of a store as lines of JSON, in their order: those that are stored when it begins. It holds a page of
 * them in memory, and no transaction.
 */
public final class EventExport {

    /** The position before every event. */
    public static final long BEGINNING = -1;

    private static final int PAGE = 250;

    private final EventLog log;

    public EventExport(EventLog log) {
        this.log = log;
    }

    /** Whether an export can go on after this position: it is that of an event. */
    public boolean canGoOnAfter(long position) {
        return position == BEGINNING
                || log.after(position - 1, 1).stream().anyMatch(event -> event.position() == position);
    }

    /** The lines of the events after this position, and the {@link EndLine}. They are read as they are asked for. */
    public InputStream after(long position) {
        return new SequenceInputStream(new Pages(position, log.lastPosition().orElse(position)));
    }

    private final class Pages implements Enumeration<InputStream> {

        private final long after;
        private final long last;
        private long position;
        private long events;
        private boolean ended;

        Pages(long after, long last) {
            this.after = after;
            this.last = last;
            this.position = after;
        }

        @Override
        public boolean hasMoreElements() {
            return !ended;
        }

        @Override
        public InputStream nextElement() {
            if (ended) {
                throw new NoSuchElementException();
            }
            ended = position >= last;
            return new ByteArrayInputStream(
                    ended ? new EndLine(after, events, position).line() : lines(log.after(position, PAGE)));
        }

        private byte[] lines(List<LoggedEvent> page) {
            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (LoggedEvent event : page) {
                if (event.position() > last) {
                    break;
                }
                lines.writeBytes(EventLine.of(event));
                position = event.position();
                events++;
            }
            return lines.toByteArray();
        }
    }
}
