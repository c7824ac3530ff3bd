package vouch.app.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.PostingEvent;
import vouch.api.order.OrderEvent;
import vouch.engine.erasure.ErasableTexts;

/**
 * The stored form of every event is a contract. A file here is what stores out there hold: it is never changed. Another
 * form is another revision, with a file of its own and an upcaster, in the same commit.
 */
class EventJsonTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved/events");

    /** Those that had no business date at first. */
    private static final Set<String> REVISED = Set.of(
            "OrderCreated",
            "OrderApproved",
            "OrderRejected",
            "OrderCancelled",
            "OrderShipped",
            "CustomerRegistered",
            "CreditLimitChanged",
            "CreditHoldPlaced",
            "CreditHoldLifted",
            "CreditReserved",
            "CreditReservationRejected",
            "CreditReleased",
            "CreditCharged",
            "PaymentRecorded",
            "PaymentReversed",
            "CreditNoteIssued",
            "PostingMade",
            "PostingReversed");

    private final Serializer serializer = SerializationConfiguration.serializer(ErasableTexts.NONE, true);

    static Stream<Record> events() {
        return Samples.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isWrittenAsApproved(Record event) throws IOException {
        SerializedObject<byte[]> written = serializer.serialize(event, byte[].class);

        Path file = file(event);
        assertThat(file)
                .as(new String(written.getData(), StandardCharsets.UTF_8))
                .exists();
        assertThat(new String(written.getData(), StandardCharsets.UTF_8)).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadBackFromWhatIsApproved(Record event) throws IOException {
        byte[] stored = Files.readAllBytes(file(event));

        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(stored, byte[].class, serializer.typeForClass(event.getClass())));

        assertThat(read).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasALogicalNameAndARevision(Record event) {
        SerializedType type = serializer.serialize(event, byte[].class).getType();

        assertThat(type.getName()).isEqualTo(event.getClass().getSimpleName());
        assertThat(type.getRevision()).isEqualTo(REVISED.contains(type.getName()) ? "2" : "1");
    }

    @Test
    void isApprovedForEveryEvent() {
        Set<Class<?>> all = Stream.of(OrderEvent.class, CustomerEvent.class, PostingEvent.class)
                .flatMap(EventJsonTest::records)
                .collect(Collectors.toSet());

        assertThat(events().<Class<?>>map(Record::getClass)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void isApprovedForNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(APPROVED)) {
            assertThat(files.map(file -> file.getFileName().toString().split("\\.")[0]))
                    .isSubsetOf(events().map(event -> event.getClass().getSimpleName())
                            .toList());
        }
    }

    private Path file(Record event) {
        SerializedType type = serializer.typeForClass(event.getClass());
        return APPROVED.resolve("%s.%s.json".formatted(type.getName(), type.getRevision()));
    }

    /** Not by way of the known types: what they forget is to be found here. */
    private static Stream<Class<? extends Record>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventJsonTest::records)
                : Stream.of(type.asSubclass(Record.class));
    }
}
