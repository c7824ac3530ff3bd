package vouch.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveQueueTest {

    private final LiveQueue queue = new LiveQueue();

    /** A position that is sent with a frame must not be behind that of a frame which is still to be sent. */
    @Test
    void keepsOnlyTheNewestStateOfEachResourceInTheOrderOfTheChanges() {
        assertThat(add("a", "1")).isFalse();
        assertThat(add("b", "1")).isFalse();
        assertThat(add("a", "2")).isTrue();

        assertThat(next()).isEqualTo("<b 1><a 2>");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void sendsWhatComesFirstBeforeWhatCameMeanwhile() {
        add("a", "1");
        queue.begin(bytes("<state>"));

        assertThat(next()).isEqualTo("<state><a 1>");
    }

    /** A client that has a frame goes on behind its position. */
    @Test
    void sendsEarlierChangesFirst() {
        LiveQueue earlier = new LiveQueue();
        earlier.add("a", bytes("<a 2>"));
        earlier.add("b", bytes("<b 1>"));
        add("c", "1");
        add("a", "1");

        queue.precede(earlier);

        assertThat(next()).isEqualTo("<a 2><b 1><c 1>");
    }

    @Test
    void givesNoMoreAtOnceThanAConnectionTakes() {
        String much = "x".repeat(40_000);
        add("a", much);
        add("b", much);
        add("c", much);

        assertThat(next()).startsWith("<a").contains("<b").doesNotContain("<c");
        assertThat(next()).startsWith("<c");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void isFullWithMoreThan1000Resources() {
        for (int number = 0; number < LiveQueue.MOST; number++) {
            add("id-" + number, "1");
            add("id-" + number, "2");
        }
        assertThat(queue.isFull()).isFalse();

        add("one more", "1");

        assertThat(queue.isFull()).isTrue();
    }

    @Test
    void endsWithOneFrame() {
        add("a", "1");
        queue.end(bytes("<resync>"));

        assertThat(next()).isEqualTo("<resync>");
        assertThat(queue.isEmpty()).isTrue();
        queue.end(null);
        assertThat(queue.isEmpty()).isTrue();
    }

    private boolean add(String id, String state) {
        return queue.add(id, bytes("<" + id + " " + state + ">"));
    }

    private String next() {
        return new String(queue.next(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
