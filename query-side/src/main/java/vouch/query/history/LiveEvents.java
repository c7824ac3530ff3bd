package vouch.query.history;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.EventLog.Place;
import vouch.query.live.LiveView;

/** Finds new events as they are stored. Each is a resource of its own, which never changes. */
@Component
class LiveEvents implements LiveView<SearchedEvent> {

    private final EventLog log;

    LiveEvents(EventLog log) {
        this.log = log;
    }

    @Override
    public String view() {
        return HistoryIndex.PROCESSOR;
    }

    @Override
    public String idName() {
        return "eventId";
    }

    @Override
    public String idOf(EventMessage<?> event) {
        return event.getIdentifier();
    }

    @Override
    public Map<String, SearchedEvent> changedBy(Collection<? extends EventMessage<?>> events) {
        List<Place> places = events.stream()
                .map(event -> (DomainEventMessage<?>) event)
                .map(event -> new Place(event.getAggregateIdentifier(), event.getSequenceNumber()))
                .toList();
        Map<String, SearchedEvent> stored = new LinkedHashMap<>();
        log.at(places).forEach(event -> stored.put(event.data().getEventIdentifier(), new SearchedEvent(event)));
        return stored;
    }
}
