package vouch.query.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    static final int MOST_SHOWN = 5_000;

    private final EventLog log;
    private final EventTags tags;

    EventChains(EventLog log, EventTags tags) {
        this.log = log;
        this.tags = tags;
    }

    @QueryHandler
    RecordedEvent handle(FindEvent query) {
        return log.withId(query.eventId()).map(Recorded::of).orElse(null);
    }

    @QueryHandler
    Chain handle(FindChain query) {
        RecordedEvent event = handle(new FindEvent(query.eventId()));
        return event == null ? null : chain(event);
    }

    private Chain chain(RecordedEvent asked) {
        List<Place> places = asked.correlationId() == null
                ? List.of()
                : tags.find(Tag.ofCorrelation(asked.correlationId()), MOST_SHOWN + 1);
        List<RecordedEvent> events = log.at(places.subList(0, Math.min(places.size(), MOST_SHOWN))).stream()
                .map(Recorded::of)
                .toList();
        return new Chain(
                asked.correlationId(),
                new Tree(events.isEmpty() ? List.of(asked) : events).roots(),
                places.size() > MOST_SHOWN);
    }

    /** Puts each command below the event that triggered it. */
    private static final class Tree {

        private final Map<String, List<RecordedEvent>> byCommand = new LinkedHashMap<>();
        private final Map<String, List<String>> triggered = new LinkedHashMap<>();
        private final List<String> roots = new ArrayList<>();

        Tree(List<RecordedEvent> events) {
            Set<String> ids = events.stream().map(RecordedEvent::eventId).collect(Collectors.toSet());
            for (RecordedEvent event : events) {
                String command = String.valueOf(event.causationId());
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
                    command,
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
