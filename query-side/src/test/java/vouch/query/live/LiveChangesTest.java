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
import org.axonframework.eventhandling.EventMessage;
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
    private final View unfollowed = new View();
    private final LivePosition form = new LivePosition("store", false);
    private final LiveChanges changes = new LiveChanges(
            events,
            handled,
            List.of(view, unfollowed),
            json -> String.valueOf(json).getBytes(StandardCharsets.UTF_8),
            () -> form,
            new LiveSettings(5, 2),
            places,
            metrics);

    private boolean away;
    private boolean mayGoOn = true;
    private boolean dayIsOver;
    private int derived;
    private Runnable meanwhile = () -> {};

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

    /** Otherwise a client whose connection breaks in between would go on behind what it has not got. */
    @Test
    void giveWhatWasMissedBeforeWhatChangesMeanwhile() throws Exception {
        change("a", "b");
        list(null);
        meanwhile = () -> {
            change("c");
            changes.step();
        };

        assertThat(list(id(0)).written())
                .containsSubsequence("\"a\"", "\"b\"", "id: " + id(3) + "\nevent: change\ndata: {\"id\":\"c\"");
    }

    @Test
    void readADerivedResourceOnceForAllWhoAskTheSame() throws Exception {
        change("a", "b");
        Wire one = open(null, null, derivedOf("a"));
        Wire other = open(null, null, derivedOf("a"));
        derived = 0;

        change("b");
        changes.step();
        assertThat(derived).as("nobody follows the other resource").isZero();
        change("a");
        changes.step();

        assertThat(one.written()).endsWith("id: " + id(4) + "\nevent: change\ndata: derived\n\n");
        assertThat(other.written()).isEqualTo(one.written());
        assertThat(derived).as("for both clients").isEqualTo(1);
        assertThat(unfollowed.reads).as("a view that nobody follows").isZero();
    }

    @Test
    void tellAClientToBeginAgainWhenWhatItFollowsCannotBeRead() throws Exception {
        change("a");
        Wire broken = open(null, null, LiveAnswer.ofDerived(view, "a", "broken", this::brokenAfterTheFirst));
        Wire whole = list(null);

        change("a");
        changes.step();

        assertThat(broken.written()).endsWith("event: resync\nid\ndata: {}\n\n");
        assertThat(whole.written()).endsWith("data: {\"id\":\"a\",\"item\":2}\n\n");
    }

    private Object brokenAfterTheFirst() {
        if (derived++ > 0) {
            throw new IllegalStateException("away");
        }
        return "derived";
    }

    private LiveAnswer<Object> derivedOf(String id) {
        return LiveAnswer.ofDerived(view, id, "query", () -> {
            derived++;
            return "derived";
        });
    }

    @Test
    void giveEachEventOfAListThatShowsIt() throws Exception {
        LiveAnswer<Object> events = LiveAnswer.ofEvents(
                view, () -> "state", number -> !number.equals(2), "query", number -> "<" + number + ">");
        change("a");
        Wire wire = open(null, null, events);
        change("a", "b");
        changes.step();

        String told = "id: " + id(3) + "\nevent: change\ndata: {\"id\":\"b\",\"item\":<1>}\n\n";
        assertThat(wire.written()).isEqualTo("id: " + id(1) + "\nevent: state\ndata: state\n\n" + told);
        assertThat(open(null, id(1), events).written()).isEqualTo(told);
    }

    /** It is read after the first change, which the client would otherwise get as something newer. */
    @Test
    void giveNothingOlderThanAStateThatTakesLong() throws Exception {
        list(null);
        Wire wire = open(null, null, LiveAnswer.ofDay(view, this::changedTwice, any -> true, () -> dayIsOver));

        assertThat(wire.written())
                .isEqualTo("id: " + id(0) + "\nevent: state\ndata: 2\n\n" + "id: " + id(1)
                        + "\nevent: change\ndata: {\"id\":\"a\",\"item\":2}\n\n");
    }

    private Object changedTwice() {
        change("a");
        changes.step();
        change("a");
        return shown.get("a");
    }

    @Test
    void beginAnewWithEachDay() throws Exception {
        change("a");
        LiveAnswer<Object> ofDay = LiveAnswer.ofDay(view, () -> "state", any -> true, () -> dayIsOver);
        Wire wire = open(null, id(1), ofDay);
        assertThat(wire.written()).as("also after a last id").endsWith("event: state\ndata: state\n\n");

        dayIsOver = true;
        changes.step();

        assertThat(wire.written()).endsWith("event: resync\nid\ndata: {}\n\n");
    }

    @Test
    void pollOnceForAllWhoAskTheSameAndTellWhatIsNew() throws Exception {
        LiveAnswer<Object> polled = LiveAnswer.ofPolled("query", shown::size, () -> {
            derived++;
            return shown.isEmpty() ? "none" : "some";
        });
        Wire one = open(null, null, polled);
        Wire other = open(null, id(0), polled);
        String state = "id: " + id(0) + "\nevent: state\ndata: none\n\n";
        changes.poll();
        derived = 0;

        changes.poll();
        assertThat(derived).as("while the stamp is the same").isZero();
        change("a");
        changes.poll();
        change("b");
        changes.poll();

        assertThat(one.written()).isEqualTo(state + "id: " + id(0) + "\nevent: change\ndata: some\n\n");
        assertThat(other.written()).as("also after a last id").isEqualTo(one.written());
        assertThat(derived).as("once for each stamp").isEqualTo(2);
    }

    @Test
    void tellAClientToBeginAgainWhenItsPollFails() throws Exception {
        Wire wire = open(null, null, LiveAnswer.ofPolled("query", Object::new, this::brokenAfterTheFirst));

        changes.poll();

        assertThat(wire.written()).endsWith("event: resync\nid\ndata: {}\n\n");
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
        return open(caller, lastId, LiveAnswer.ofList(view, () -> shown, any -> true, any -> true));
    }

    private Wire open(String caller, String lastId, LiveAnswer<Object> answer) throws Exception {
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
        public String idOf(EventMessage<?> event) {
            return (String) event.getPayload();
        }

        @Override
        public Map<String, Object> changedBy(Collection<? extends EventMessage<?>> events) {
            reads++;
            Map<String, Object> changed = new TreeMap<>(shown);
            changed.keySet()
                    .retainAll(events.stream().map(EventMessage::getPayload).toList());
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
            if (next == stored.size()) {
                Runnable once = meanwhile;
                meanwhile = () -> {};
                once.run();
                return false;
            }
            return true;
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
