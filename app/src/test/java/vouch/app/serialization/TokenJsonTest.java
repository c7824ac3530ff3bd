package vouch.app.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.MultiSourceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.engine.erasure.ErasableTexts;

/** What Axon itself stores beside the events: it keeps Axon's names. */
class TokenJsonTest {

    private static final TrackingToken SEVEN = GapAwareTrackingToken.newInstance(7, Set.of(3L, 5L));
    private static final TrackingToken NINE = GapAwareTrackingToken.newInstance(9, Set.of());

    private final Serializer serializer = SerializationConfiguration.serializer(ErasableTexts.NONE, true);

    static Stream<Object> stored() {
        return Stream.of(
                SEVEN,
                NINE,
                new GlobalSequenceTrackingToken(7),
                ReplayToken.createReplayToken(NINE),
                ReplayToken.createReplayToken(NINE, SEVEN),
                ReplayToken.createReplayToken(NINE, SEVEN, new LinkedHashMap<>(Map.of("why", "a new view"))),
                ReplayToken.createReplayToken(NINE, SEVEN, "a new view"),
                ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(9), new GlobalSequenceTrackingToken(7)),
                MergedTrackingToken.merged(SEVEN, NINE),
                ReplayToken.createReplayToken(MergedTrackingToken.merged(SEVEN, NINE), SEVEN),
                new MultiSourceTrackingToken(Map.of("one", SEVEN, "other", NINE)),
                MetaData.with("actor", "anonymous").and("correlationId", "x-1"),
                MetaData.emptyInstance());
    }

    @ParameterizedTest
    @MethodSource("stored")
    void isReadBackAsItWasWritten(Object object) {
        SerializedObject<byte[]> written = serializer.serialize(object, byte[].class);

        assertThat(written.getType().getName()).isEqualTo(object.getClass().getName());
        assertThat(serializer.<byte[], Object>deserialize(written)).isEqualTo(object);
    }

    /** Any class would do, as long as it can be made of JSON. */
    static class Gadget {

        static boolean made;

        public Gadget() {
            made = true;
        }
    }

    /** A token names the classes of what is within it: the one place where JSON could ask for any. */
    @ParameterizedTest
    @ValueSource(classes = {GapAwareTrackingToken.class, LinkedHashMap.class})
    void makesNoOtherClassThatItIsAskedFor(Class<?> within) {
        Object context = new LinkedHashMap<>(Map.of("why", "a new view"));
        String json = written(ReplayToken.createReplayToken(NINE, SEVEN, context));
        String forged = json.replace(within.getName(), Gadget.class.getName());
        assertThat(forged).isNotEqualTo(json);

        assertThatThrownBy(() -> read(forged)).isInstanceOf(SerializationException.class);
        assertThat(Gadget.made).isFalse();
    }

    @Test
    void tellsAReplayFromWhereItBegan() {
        String json = written(ReplayToken.createReplayToken(NINE, SEVEN));
        TrackingToken read = read(json);

        assertThat(ReplayToken.isReplay(read)).isTrue();
        assertThat(ReplayToken.getTokenAtReset(read)).hasValue(9);
        assertThat(read.position()).hasValue(7);
    }

    private TrackingToken read(String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                json.getBytes(StandardCharsets.UTF_8), byte[].class, ReplayToken.class.getName(), null));
    }

    private String written(Object object) {
        return new String(serializer.serialize(object, byte[].class).getData(), StandardCharsets.UTF_8);
    }
}
