package vouch.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.AsyncContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import vouch.engine.consistency.HandledEvents;
import vouch.engine.outage.Overloaded;
import vouch.engine.views.ViewPlaces;

/** An event is the id of the resource that it changes, and a resource is how often it was changed. */
class LiveChangesTest {

    private final List<String> stored = new ArrayList<>();
    private final Map<String, Object> shown = new HashMap<>();
    private final EventStore events = mock();
    private final HandledEvents handled = mock();
    private final ViewPlaces places = mock();
    private String processor = "view";
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final View view = new View();
    private final LivePosition form = new LivePosition("store", false);
    private final LiveChanges changes = new LiveChanges(
            events,
            handled,
            List.of(view),
            json -> String.valueOf(json).getBytes(StandardCharsets.UTF_8),
            () -> form,
            new LiveSettings(5, 2),
            places,
            metrics);

    private boolean away;
    private boolean mayGoOn = true;

    LiveChangesTest() {
        when(events.openStream(any())).thenAnswer(call -> new Stored(call.getArgument(0)));
        when(places.processor(any())).thenAnswer(call -> processor);
        when(events.createHeadToken()).thenAnswer(call -> at(stored.size()));
        when(handled.before(any())).thenAnswer(call -> at(stored.size()));
        when(handled.upTo(anyString())).thenAnswer(call -> Long.valueOf(stored.size() + 1));
    }

    @Test
    void giveTheStateAndThenEachChangeOnce() throws Exception {
        change("a");
        Wire one = list(null);
        Wire other = list(null);

        change("a", "b");
        changes.step();
        changes.step();

        assertThat(one.written())
                .isEqualTo("id: " + id(1) + "\nevent: state\ndata: {a=1}\n\n"
                        + "id: " + id(2) + "\nevent: change\ndata: {\"id\":\"a\",\"item\":2}\n\n"
                        + "id: " + id(3) + "\nevent: change\ndata: {\"id\":\"b\",\"item\":1}\n\n");
        assertThat(other.written()).isEqualTo(one.written());
        assertThat(view.reads).as("for all clients").isEqualTo(1);
    }

    /** Otherwise the resource would be read as it was before the event. */
    @Test
    void waitUntilTheViewHasHandledTheEvent() throws Exception {
        Wire wire = list(null);
        String state = wire.written();
        stored.add("a");
        when(handled.upTo("view")).thenReturn(1L);
        changes.step();
        assertThat(wire.written()).isEqualTo(state);

        shown.put("a", 1);
        when(handled.upTo("view")).thenReturn(2L);
        changes.step();

        assertThat(wire.written()).endsWith("data: {\"id\":\"a\",\"item\":1}\n\n");
    }

    /** The place that is read now may be some events behind the one that was read before. */
    @Test
    void areToldAgainAfterASwitchFromWhereTheOtherPlaceIs() throws Exception {
        change("a", "b");
        Wire wire = list(null);
        change("a");
        changes.step();
        String told = wire.written();

        processor = "view-2";
        when(handled.before(Set.of("view-2"))).thenReturn(at(1));
        changes.step();

        assertThat(wire.written())
                .isEqualTo(told + "id: " + id(2) + "\nevent: change\ndata: {\"id\":\"b\",\"item\":1}\n\n" + "id: "
                        + id(3) + "\nevent: change\ndata: {\"id\":\"a\",\"item\":2}\n\n");
    }

    @Test
    void areToldAlthoughTheViewIsAlwaysBehindTheLastEvent() throws Exception {
        Wire wire = list(null);
        for (int number = 1; number <= 4; number++) {
            change("a");
            when(handled.upTo("view")).thenReturn((long) number);
            changes.step();
        }

        assertThat(wire.written()).contains("id: " + id(1) + "\nevent: change", "id: " + id(3) + "\nevent: change");
    }

    @Test
    void goOnAfterTheLastEventOfAnEarlierStream() throws Exception {
        change("a", "b", "c", "b");
        Wire wire = list(id(2));

        change("a");
        changes.step();

        assertThat(wire.written()).doesNotContain("state").contains("\"c\",\"item\":1", "\"b\",\"item\":2");
        assertThat(wire.written()).endsWith("id: " + id(5) + "\nevent: change\ndata: {\"id\":\"a\",\"item\":2}\n\n");
    }

    /** Otherwise a client whose connection breaks again and again would never get to the end. */
    @Test
    void giveEachFrameThePositionUpToWhichNothingIsMissing() throws Exception {
        change("a");
        list(null);
        change("b", "a", "c");
        changes.step();

        assertThat(list(id(0)).written())
                .containsSubsequence(
                        "id: " + id(2) + "\n", "\"b\"", "id: " + id(3) + "\n", "\"a\"", "id: " + id(4) + "\n", "\"c\"");
    }

    /** What comes later may not be handled yet, and is told again. */
    @Test
    void giveNoPositionBeyondTheirOwn() throws Exception {
        change("a");
        list(null);
        change("b");

        assertThat(list(id(0)).written()).contains("\"b\"").contains(id(1)).doesNotContain(id(2));
    }

    /** It has its last event from a node that was faster. */
    @Test
    void takeAClientThatIsAhead() throws Exception {
        change("a");
        list(null);
        change("b");
        Wire ahead = list(id(2));

        changes.step();

        assertThat(ahead.written()).contains("\"b\",\"item\":1").doesNotContain("resync");
    }

    @Test
    void tellAClientToBeginAgainWhenItCannotGoOn() throws Exception {
        change("a");
        for (String unknown : List.of(id(7), "made-up", new LivePosition("another", false).written(at(1)))) {
            assertThat(list(unknown).written()).isEqualTo("event: resync\nid\ndata: {}\n\n");
        }
        for (int number = 0; number < 5_001; number++) {
            stored.add("a");
        }
        assertThat(list(id(0)).written()).startsWith("event: resync");
        assertThat(metrics.get("vouch.live.resyncs").counter().count()).isEqualTo(4);
        assertThat(clients()).isZero();
    }

    @Test
    void missNothingWhenAReadFails() throws Exception {
        Wire wire = list(null);
        change("a");
        away = true;
        changes.step();
        away = false;
        changes.step();

        assertThat(wire.written()).endsWith("data: {\"id\":\"a\",\"item\":1}\n\n");
    }

    @Test
    void readNothingForNobody() throws Exception {
        changes.step();
        verify(events, never()).openStream(any());
        Wire wire = list(null);
        wire.broken = true;
        change("a");
        changes.step();
        change("a");
        changes.step();
        changes.step();

        verify(events, times(1)).openStream(any());
        assertThat(view.reads).isEqualTo(1);
    }

    @Test
    void areBoundedForEachPrincipalAndInAll() throws Exception {
        open("one");
        open("one");
        assertThatThrownBy(() -> open("one")).isInstanceOf(Overloaded.class);
        open("two");
        open(null);
        open(null);
        assertThatThrownBy(() -> open("three")).isInstanceOf(Overloaded.class);
        assertThatThrownBy(() -> open(null)).isInstanceOf(Overloaded.class);
        assertThat(clients()).isEqualTo(5);
    }

    @Test
    void endWhenTheCallerMayNotGoOn() throws Exception {
        open("one");
        changes.askAgain();
        assertThat(clients()).isEqualTo(1);

        mayGoOn = false;
        changes.askAgain();

        assertThat(clients()).isZero();
    }

    @Test
    void endAtAShutdownAndBeginNoMore() throws Exception {
        Wire wire = list(null);
        String state = wire.written();

        changes.stop();

        assertThat(wire.written()).isEqualTo(state);
        assertThat(clients()).isZero();
        assertThatThrownBy(() -> list(null)).isInstanceOf(Overloaded.class);
    }

    private double clients() {
        return metrics.get("vouch.live.clients").gauge().value();
    }

    private void change(String... ids) {
        for (String id : ids) {
            stored.add(id);
            shown.merge(id, 1, (before, one) -> (int) before + 1);
        }
    }

    private Wire list(String lastId) throws Exception {
        return open(null, lastId);
    }

    private void open(String caller) throws Exception {
        open(caller, null);
    }

    private Wire open(String caller, String lastId) throws Exception {
        LiveAnswer<Object> answer = LiveAnswer.ofList(view, () -> shown, any -> true, any -> true);
        LiveCallers.Caller named = new LiveCallers.Caller() {
            @Override
            public String name() {
                return caller;
            }

            @Override
            public boolean mayGoOn() {
                return mayGoOn;
            }
        };
        Wire wire = new Wire();
        AsyncContext connection = mock();
        wire.connect(changes.begin(answer, named, lastId), connection);
        return wire;
    }

    private String id(long position) {
        return form.written(at(position));
    }

    private static TrackingToken at(long position) {
        return GapAwareTrackingToken.newInstance(position, List.of());
    }

    private final class View implements LiveView<Object> {

        private int reads;

        @Override
        public String view() {
            return "view";
        }

        @Override
        public String idName() {
            return "id";
        }

        @Override
        public String idOf(Object event) {
            return (String) event;
        }

        @Override
        public Map<String, Object> changedBy(Collection<?> events) {
            reads++;
            Map<String, Object> changed = new TreeMap<>(shown);
            changed.keySet().retainAll(events);
            return changed;
        }
    }

    /** The event at position 1 is the first of those stored. */
    private final class Stored implements TrackingEventStream {

        private int next;

        Stored(TrackingToken after) {
            next = (int) after.position().orElse(0);
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            if (away) {
                throw new IllegalStateException("away");
            }
            return next < stored.size();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            String id = stored.get(next++);
            return new GenericTrackedEventMessage<>(at(next), GenericEventMessage.asEventMessage(id));
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }
}
