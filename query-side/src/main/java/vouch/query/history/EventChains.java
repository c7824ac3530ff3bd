package vouch.query.history;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import vouch.api.history.Chain;
import vouch.api.history.Chain.Cause;
import vouch.api.history.Chain.Effect;
import vouch.api.history.HistoryQuery.FindChain;
import vouch.api.history.HistoryQuery.FindEvent;
import vouch.api.history.RecordedEvent;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.EventLog.Place;
import vouch.query.history.EventTags.Tag;

/** Shows single events, and what followed from what. */
@Component
class EventChains {

    /** A payment may free 1,000 orders, and each of them goes on by itself. */
    private static final int MOST_SHOWN = 5_000;

    private final EventLog log;
    private final EventTags tags;
    private final HistoryIndex index;

    EventChains(EventLog log, EventTags tags, HistoryIndex index) {
        this.log = log;
        this.tags = tags;
        this.index = index;
    }

    @QueryHandler
    RecordedEvent handle(FindEvent query) {
        return log.withId(query.eventId()).map(Recorded::of).orElse(null);
    }

    @QueryHandler
    CompletableFuture<Chain> handle(FindChain query) {
        RecordedEvent event = handle(new FindEvent(query.eventId()));
        if (event == null) {
            return CompletableFuture.completedFuture(null);
        }
        return event.correlationId() == null
                ? CompletableFuture.completedFuture(new Chain(null, new Tree(List.of(event)).roots()))
                : index.noted(() -> chain(event.correlationId()));
    }

    /** How many events of a correlation are noted by now, as far as they are shown. */
    int size(String correlationId) {
        return tags.find(Tag.ofCorrelation(correlationId), MOST_SHOWN + 1).size();
    }

    /** What is noted by now. */
    Chain chain(String correlationId) {
        List<Place> places = tags.find(Tag.ofCorrelation(correlationId), MOST_SHOWN + 1);
        if (places.size() > MOST_SHOWN) {
            throw refuse(
                    VALIDATION_FAILED,
                    "This correlation has more than %d events. GET /api/events?correlationId=%s has them page by page."
                            .formatted(MOST_SHOWN, correlationId));
        }
        return new Chain(
                correlationId,
                new Tree(log.at(places).stream().map(Recorded::of).toList()).roots());
    }

    /** Puts each command below the event that triggered it. */
    private static final class Tree {

        private final Map<String, List<RecordedEvent>> byCommand = new LinkedHashMap<>();
        private final Map<String, List<String>> triggered = new LinkedHashMap<>();
        private final List<String> roots = new ArrayList<>();

        Tree(List<RecordedEvent> events) {
            Set<String> ids = events.stream().map(RecordedEvent::eventId).collect(Collectors.toSet());
            for (RecordedEvent event : events) {
                String command = Objects.requireNonNullElse(event.causationId(), event.eventId());
                if (byCommand
                        .computeIfAbsent(command, first -> new ArrayList<>())
                        .isEmpty()) {
                    List<String> siblings = ids.contains(event.triggerId())
                            ? triggered.computeIfAbsent(event.triggerId(), first -> new ArrayList<>())
                            : roots;
                    siblings.add(command);
                }
                byCommand.get(command).add(event);
            }
        }

        List<Cause> roots() {
            return roots.stream().map(this::cause).toList();
        }

        private Cause cause(String command) {
            List<RecordedEvent> events = byCommand.get(command);
            return new Cause(
                    events.get(0).causationId(),
                    events.get(0).actor(),
                    events.stream().map(this::effect).toList());
        }

        private Effect effect(RecordedEvent event) {
            return new Effect(
                    event,
                    triggered.getOrDefault(event.eventId(), List.of()).stream()
                            .map(this::cause)
                            .toList());
        }
    }
}
