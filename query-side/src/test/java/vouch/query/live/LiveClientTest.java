package vouch.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A connection that takes as many writes as the test lets it take. A resource is a text, and its JSON, too. */
class LiveClientTest {

    private final AsyncContext connection = mock();
    private final Wire wire = new Wire();
    private final List<LiveClient> gone = new ArrayList<>();
    private final LiveClient client = new LiveClient(
            LiveAnswer.ofList(null, null, resource -> !resource.equals("foreign"), resource -> !resource.equals("out")),
            () -> null,
            "p-1",
            gone::add);

    @Test
    void writesEachChangeAtOnceToAClientThatReads() throws IOException {
        open();

        change(Map.of("a", "1"), "p-2");
        change(Map.of("a", "out"), "p-3");
        change(Map.of("b", "foreign"), "p-4");

        assertThat(wire.written())
                .isEqualTo(
                        """
                        id: p-2
                        event: change
                        data: {"id":"a","item":1}

                        id: p-3
                        event: change
                        data: {"id":"a","item":null}

                        """);
        assertThat(wire.flushed).isTrue();
    }

    @Test
    void writesNothingBeforeTheConnectionTakesIt() throws IOException {
        client.begin("p-1", "<state>".getBytes(StandardCharsets.UTF_8));
        change(Map.of("a", "1"), "p-2");
        assertThat(wire.written()).isEmpty();

        open();

        assertThat(wire.written()).startsWith("id: p-1\nevent: state\ndata: <state>\n\nid: p-2\nevent: change");
    }

    @Test
    void keepsTheNewestForAClientThatIsSlow() throws IOException {
        open();
        wire.takes = 0;

        assertThat(change(Map.of("a", "1"), "p-2")).isZero();
        assertThat(change(Map.of("a", "2"), "p-3")).isEqualTo(1);
        assertThat(wire.written()).isEmpty();
        wire.takes = 100;
        client.onWritePossible();

        assertThat(wire.written()).contains("id: p-3", "\"item\":2").doesNotContain("\"item\":1");
        assertThat(client.isTooSlow()).isFalse();
    }

    /** Its memory is bounded, and what was left out is not skipped. */
    @Test
    void keepsNoMoreThanItMayEvenOfChangesThatComeAtOnce() throws IOException {
        Map<String, String> many = new TreeMap<>();
        IntStream.range(0, 3_000).forEach(number -> many.put("%04d".formatted(number), "1"));
        change(many, "p-2");

        open();

        assertThat(wire.written().lines().filter("event: change"::equals)).hasSize(LiveQueue.MOST + 1);
        assertThat(client.isTooSlow()).as("although it has read everything").isTrue();
    }

    @Test
    void isTooSlowWhenTooMuchWaitsForIt() throws IOException {
        open();
        wire.takes = 0;
        for (int number = 0; number <= LiveQueue.MOST; number++) {
            change(Map.of("id-" + number, "1"), "p-2");
        }
        assertThat(client.isTooSlow()).isTrue();

        client.end(Frames.RESYNC);
        assertThat(client.isTooSlow()).isFalse();
        change(Map.of("a", "1"), "p-3");
        wire.takes = 100;
        client.onWritePossible();

        assertThat(wire.written()).isEqualTo("event: resync\nid\ndata: {}\n\n");
        verify(connection).complete();
        assertThat(gone).containsExactly(client);
    }

    @Test
    void isClosedWhenItEnds() throws IOException {
        open();

        client.end(null);
        client.end(Frames.RESYNC);

        assertThat(wire.written()).isEmpty();
        verify(connection, times(1)).complete();
        assertThat(gone).containsExactly(client);
    }

    @Test
    void isForgottenWhenItsConnectionBreaks() throws IOException {
        open();
        wire.broken = true;

        change(Map.of("a", "1"), "p-2");
        client.onError(new IOException("again"));

        assertThat(gone).containsExactly(client);
        verify(connection, times(1)).complete();
    }

    @Test
    void goesOnAfterATick() throws IOException {
        open();

        client.tick();

        verify(connection, never()).complete();
        assertThat(wire.written()).as("it is not time for a heartbeat").isEmpty();
    }

    private void open() throws IOException {
        wire.connect(client, connection);
    }

    private int change(Map<String, String> resources, String position) {
        return client.add(
                resources.entrySet().stream()
                        .map(one -> new LiveChange<Object>(
                                "id", one.getKey(), one.getValue(), position, json -> String.valueOf(json)
                                        .getBytes(StandardCharsets.UTF_8)))
                        .toList(),
                position);
    }
}
