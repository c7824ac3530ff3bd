package vouch.engine.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;

/**
 * Reads the events of an Axon Server, which has no rows. What a row would have as bytes of metadata is here each name
 * and its value, by name.
 */
final class LogEventRows implements EventRows {

    private final EventLog log;

    LogEventRows(EventLog log) {
        this.log = log;
    }

    @Override
    public List<Fingerprint> between(long after, long upTo, int atMost) {
        return log.after(Math.max(-1, after), atMost).stream()
                .filter(event -> event.position() <= upTo)
                .map(LogEventRows::fingerprint)
                .toList();
    }

    private static Fingerprint fingerprint(LoggedEvent event) {
        DomainEventData<byte[]> data = event.data();
        List<Object> columns = new ArrayList<>(Arrays.asList(
                data.getAggregateIdentifier(),
                data.getSequenceNumber(),
                data.getType(),
                DateTimeUtils.formatInstant(data.getTimestamp()),
                data.getPayload().getType().getName(),
                data.getPayload().getType().getRevision(),
                data.getPayload().getData()));
        new TreeMap<>(event.metaData()).forEach((name, value) -> columns.addAll(Arrays.asList(name, value)));
        return Fingerprint.of(event.position(), data.getEventIdentifier(), columns.toArray());
    }
}
