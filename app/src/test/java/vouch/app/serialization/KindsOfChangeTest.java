package vouch.app.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventMultiUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kinds of change that no event of Vouch has needed yet, each on an event of its own: how its stored forms of before
 * are read. A default is what {@link BusinessDateUpcaster} gives.
 */
class KindsOfChangeTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Serializer serializer = Jackson3Serializer.builder().build();

    /** Revision 1 had {@code town}, and revision 2 {@code address}. */
    public record Delivered(String street, String city) {}

    public record Moved(String city) {}

    public record Charged(long minor) {}

    /** {@code Moved} took the place of {@code Relocated}. */
    private static final SingleEventUpcaster RENAMED_TYPE = change("Relocated", "1", Moved.class, "2", event -> event);

    private static final SingleEventUpcaster RENAMED_FIELD = change(
            Delivered.class.getName(),
            "1",
            Delivered.class,
            "2",
            event -> event.<ObjectNode>set("address", event.remove("town")));

    private static final SingleEventUpcaster SPLIT_FIELD =
            change(Delivered.class.getName(), "2", Delivered.class, "3", event -> {
                String[] parts = event.remove("address").asString().split(", ", 2);
                return event.put("street", parts[0]).put("city", parts[1]);
            });

    /** {@code DeliveredAndCharged} became two events. Both have the place of the one that is stored. */
    private static final EventMultiUpcaster SPLIT_EVENT = new EventMultiUpcaster() {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals("DeliveredAndCharged");
        }

        @Override
        protected Stream<IntermediateEventRepresentation> doUpcast(IntermediateEventRepresentation event) {
            return Stream.of(
                    event.upcastPayload(
                            type(Delivered.class, "2"), byte[].class, changed(stored -> stored.without("minor"))),
                    event.upcastPayload(
                            type(Charged.class, "1"), byte[].class, changed(stored -> stored.without("address"))));
        }
    };

    @Test
    void givesATypeAnotherName() {
        assertThat(read("Relocated", "1", "{'city':'Leeds'}")).containsExactly(new Moved("Leeds"));
    }

    @Test
    void givesAFieldAnotherNameAndSplitsItInTheNextRevision() {
        Delivered delivered = new Delivered("1 High Street", "Leeds");

        assertThat(read(Delivered.class.getName(), "1", "{'town':'1 High Street, Leeds'}"))
                .containsExactly(delivered);
        assertThat(read(Delivered.class.getName(), "2", "{'address':'1 High Street, Leeds'}"))
                .containsExactly(delivered);
        assertThat(read(Delivered.class.getName(), "3", "{'street':'1 High Street','city':'Leeds'}"))
                .containsExactly(delivered);
    }

    @Test
    void splitsAnEventInTwoOfWhichEachGoesOnThroughTheLaterRevisions() {
        assertThat(read("DeliveredAndCharged", "1", "{'address':'1 High Street, Leeds','minor':1750}"))
                .containsExactly(new Delivered("1 High Street", "Leeds"), new Charged(1750));
    }

    private List<Object> read(String type, String revision, String stored) {
        GenericDomainEventEntry<byte[]> row = new GenericDomainEventEntry<>(
                "any",
                "any/1",
                0,
                "e-1",
                "2026-01-31T12:00:00Z",
                type,
                revision,
                stored.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(row),
                        serializer,
                        new EventUpcasterChain(SPLIT_EVENT, RENAMED_TYPE, RENAMED_FIELD, SPLIT_FIELD))
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    private static SingleEventUpcaster change(
            String from, String fromRevision, Class<?> to, String toRevision, UnaryOperator<ObjectNode> change) {
        return new SingleEventUpcaster() {

            @Override
            protected boolean canUpcast(IntermediateEventRepresentation event) {
                return event.getType().equals(new SimpleSerializedType(from, fromRevision));
            }

            @Override
            protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
                return event.upcastPayload(type(to, toRevision), byte[].class, changed(change));
            }
        };
    }

    private static SimpleSerializedType type(Class<?> type, String revision) {
        return new SimpleSerializedType(type.getName(), revision);
    }

    private static Function<byte[], byte[]> changed(UnaryOperator<ObjectNode> change) {
        return stored -> JSON.writeValueAsBytes(change.apply((ObjectNode) JSON.readTree(stored)));
    }
}
