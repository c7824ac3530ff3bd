package vouch.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveQueueTest {

    private final LiveQueue queue = new LiveQueue("p-1");

    @Test
    void keepsOnlyTheNewestStateOfEachResource() {
        assertThat(add("a", "1")).isFalse();
        assertThat(add("b", "1")).isFalse();
        assertThat(add("a", "2")).isTrue();
        queue.reached("p-2");

        assertThat(next()).isEqualTo("<a 2>id: p-2\n<b 1>");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void sendsWhatComesFirstBeforeWhatCameMeanwhile() {
        add("a", "1");
        queue.begin(bytes("<state>"));
        queue.reached("p-2");

        assertThat(next()).isEqualTo("<state>id: p-2\n<a 1>");
    }

    @Test
    void givesThePositionWithTheStateWhenNothingCameMeanwhile() {
        queue.begin(bytes("<state>"));

        assertThat(next()).isEqualTo("id: p-1\n<state>");
    }

    /** A client whose connection breaks in between goes on from an earlier position. */
    @Test
    void givesThePositionOnlyWithTheLastOfAll() {
        String long_ = "x".repeat(40_000);
        add("a", long_);
        add("b", long_);
        add("c", long_);
        queue.reached("p-2");

        assertThat(next()).startsWith("<a").contains("<b").doesNotContain("id:", "<c");
        add("a", "2");
        queue.reached("p-3");
        assertThat(next()).startsWith("<c").contains("id: p-3\n<a 2>").doesNotContain("p-2");
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
    void endsWithOneFrameAndNoPosition() {
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
