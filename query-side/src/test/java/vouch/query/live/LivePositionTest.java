package vouch.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivePositionTest {

    private final LivePosition form = new LivePosition("store", false);
    private final String store = form.written(null);

    @Test
    void comesBackAsItWasWritten() {
        comesBack(form, GapAwareTrackingToken.newInstance(17, List.of()));
        comesBack(form, GapAwareTrackingToken.newInstance(17, List.of(3L, 15L)));
        comesBack(form, null);
        comesBack(new LivePosition("store", true), new GlobalSequenceTrackingToken(0));
    }

    @Test
    void isKnownToEveryNodeOfTheStoreAndToNoOtherStore() {
        String id = form.written(GapAwareTrackingToken.newInstance(17, List.of()));

        assertThat(new LivePosition("store", false).read(id)).isPresent();
        assertThat(new LivePosition("another", false).read(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "x", "-1", "1.", ".1", "1.2", "1234567890123456789", "17.15.", "17 ", "17.99"})
    void isNotReadWhenNoStoreHasWrittenIt(String rest) {
        assertThat(form.read(rest)).isEmpty();
        if (!rest.isEmpty() && !rest.equals("17")) {
            assertThat(form.read(store + rest)).isEmpty();
        }
    }

    private static void comesBack(LivePosition form, TrackingToken token) {
        assertThat(form.read(form.written(token)))
                .hasValueSatisfying(read -> assertThat(read.token()).isEqualTo(token));
    }
}
