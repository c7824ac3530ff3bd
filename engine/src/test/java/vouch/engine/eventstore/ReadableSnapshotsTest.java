package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadableSnapshotsTest {

    /** The type of a snapshot, of revision 2 by now. */
    private static final class Shell {}

    private final Serializer serializer = mock();
    private final ReadableSnapshots readable = new ReadableSnapshots(serializer);

    @BeforeEach
    void knowsOneType() {
        when(serializer.classForType(any())).thenAnswer(asked -> {
            SerializedType type = asked.getArgument(0);
            return type.getName().equals("Shell") ? Shell.class : UnknownSerializedType.class;
        });
        when(serializer.typeForClass(Shell.class)).thenReturn(new SimpleSerializedType("Shell", "2"));
    }

    @Test
    void letsThroughWhatIsOfThisRevisionAndReadable() {
        assertThat(readable.test(snapshot("s-1", "Shell", "2"))).isTrue();
    }

    @Test
    void passesOverAnotherRevisionAndAnUnknownType() {
        assertThat(readable.test(snapshot("s-1", "Shell", "1"))).isFalse();
        assertThat(readable.test(snapshot("s-2", "Shell", "3"))).isFalse();
        assertThat(readable.test(snapshot("s-3", "Shell", null))).isFalse();
        assertThat(readable.test(snapshot("s-4", "Other", "2"))).isFalse();
    }

    @Test
    void passesOverWhatCannotBeReadEachTimeItIsFound() {
        when(serializer.deserialize(any()))
                .thenThrow(new SerializationException("Error", new IllegalStateException("half a file")));

        assertThat(readable.test(snapshot("s-1", "Shell", "2"))).isFalse();
        assertThat(readable.test(snapshot("s-1", "Shell", "2"))).isFalse();
    }

    @Test
    void triesEachSnapshotOnce() {
        for (int i = 0; i < 3; i++) {
            assertThat(readable.test(snapshot("s-1", "Shell", "2"))).isTrue();
            assertThat(readable.test(snapshot("s-2", "Shell", "2"))).isTrue();
        }
        verify(serializer, times(2)).deserialize(any());
    }

    @Test
    void remembersTheLatestTenThousand() {
        for (int i = 0; i <= 10_000; i++) {
            readable.test(snapshot("s-" + i, "Shell", "2"));
        }
        readable.test(snapshot("s-1", "Shell", "2"));
        verify(serializer, times(10_001)).deserialize(any());

        readable.test(snapshot("s-0", "Shell", "2"));
        verify(serializer, times(10_002)).deserialize(any());
    }

    private static GenericDomainEventEntry<byte[]> snapshot(String id, String type, String revision) {
        return new GenericDomainEventEntry<>(
                "Customer", "customer/1", 99, id, Instant.EPOCH, type, revision, new byte[0], new byte[0]);
    }
}
