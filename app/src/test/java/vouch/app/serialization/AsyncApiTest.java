package vouch.app.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.PostingEvent;
import vouch.api.order.OrderEvent;
import vouch.engine.erasure.ErasableTexts;

/** {@code described/events.yaml} has every event as it is stored, and nothing else. */
class AsyncApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path APPROVED = Path.of("src/test/resources/approved/events");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static JsonNode described;

    @BeforeAll
    static void read() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("described/events.yaml"));
        described = JSON.valueToTree(yaml.getObject());
    }

    static Stream<Class<?>> events() {
        return Stream.of(OrderEvent.class, CustomerEvent.class, PostingEvent.class)
                .flatMap(KnownTypes::concrete);
    }

    static Stream<Record> samples() {
        return Stream.concat(Samples.events(), Samples.withoutWhatMayBeMissing())
                .filter(record -> KnownTypes.revisionOf(record.getClass()) != null);
    }

    @Test
    void hasEveryEventAndNoOther() {
        List<String> names = events().map(Class::getSimpleName).toList();

        assertThat(described.at("/components/messages").propertyNames()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void hasEachEventInTheStreamThatItIsStoredIn() {
        assertThat(stream("Orders")).containsExactlyInAnyOrderElementsOf(names(OrderEvent.class));
        assertThat(stream("Customers")).containsExactlyInAnyOrderElementsOf(names(CustomerEvent.class));
        assertThat(stream("Postings")).containsExactlyInAnyOrderElementsOf(names(PostingEvent.class));
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasTheNameAndTheRevisionUnderWhichAnEventIsStored(Class<?> event) {
        JsonNode message = described.at("/components/messages/" + event.getSimpleName());

        assertThat(message.get("name").asString()).isEqualTo(event.getSimpleName());
        assertThat(message.get("x-revision").asString()).isEqualTo(KnownTypes.revisionOf(event));
        assertThat(resolved(message.get("payload"))).isEqualTo(schema(event));
        assertThat(resolved(message.get("headers"))).isEqualTo(described.at("/components/schemas/Metadata"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasEveryFieldOfAnEventInItsOrder(Class<?> event) {
        List<String> fields = Stream.of(event.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(schema(event).get("properties").propertyNames()).containsExactlyElementsOf(fields);
        assertThat(schema(event).get("required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(fields);
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasTheTypeOfEachField(Class<?> event) {
        assertThat(event.getRecordComponents()).allSatisfy(field -> check(field.getGenericType(), property(field)));
    }

    /** A sample without all that may be missing says which fields those are. */
    @ParameterizedTest
    @MethodSource("events")
    void saysOfEachFieldWhetherItMayBeNull(Class<?> event) {
        assertThat(event.getRecordComponents()).allSatisfy(field -> assertThat(
                        property(field).toString().contains("null"))
                .as(field.getName())
                .isEqualTo(samples().filter(event::isInstance).anyMatch(sample -> value(field, sample) == null)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isTrueOfEveryEventThatIsWritten(Record event) {
        byte[] written = SerializationConfiguration.serializer(ErasableTexts.NONE, true)
                .serialize(event, byte[].class)
                .getData();

        assertThat(errors(event.getClass(), new String(written, StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isTrueOfEveryEventThatIsApproved(Class<?> event) throws Exception {
        String file = "%s.%s.json".formatted(event.getSimpleName(), KnownTypes.revisionOf(event));

        assertThat(errors(event, Files.readString(APPROVED.resolve(file)))).isEmpty();
    }

    private static Set<String> stream(String channel) {
        return described.at("/channels/" + channel + "/messages").properties().stream()
                .map(message -> resolved(message.getValue()).get("name").asString())
                .collect(Collectors.toSet());
    }

    private static List<String> names(Class<?> type) {
        return KnownTypes.concrete(type).map(Class::getSimpleName).toList();
    }

    private static JsonNode schema(Class<?> type) {
        return described.at("/components/schemas/" + type.getSimpleName());
    }

    private static JsonNode property(RecordComponent field) {
        return schema(field.getDeclaringRecord()).get("properties").get(field.getName());
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? described.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** A record is an object with its fields, or a string if it is written as one. */
    private static void check(Type type, JsonNode nullable) {
        JsonNode found = nullable.has("anyOf") ? nullable.get("anyOf").get(0) : nullable;
        JsonNode schema = resolved(found);
        if (type instanceof ParameterizedType list) {
            assertThat(schema.get("type").asString()).isEqualTo("array");
            check(list.getActualTypeArguments()[0], schema.get("items"));
        } else if (type == int.class || type == long.class || type == Integer.class) {
            assertThat(schema.get("type").toString()).contains("integer");
        } else if (type == LocalDate.class) {
            assertThat(schema.get("format").asString()).isEqualTo("date");
        } else if (type == String.class) {
            assertThat(schema.get("type").toString()).contains("string");
        } else if (((Class<?>) type).isEnum()) {
            assertThat(schema.get("enum").valueStream().map(JsonNode::asString))
                    .containsExactly(Stream.of(((Class<?>) type).getEnumConstants())
                            .map(Object::toString)
                            .toArray(String[]::new));
        } else if (schema(((Class<?>) type)).isMissingNode()
                || schema.get("type").asString().equals("string")) {
            assertThat(schema.get("type").asString()).as(type.getTypeName()).isEqualTo("string");
            assertThat(type.getTypeName()).endsWith("Id");
        } else {
            assertThat(found.get("$ref").asString()).endsWith("/" + ((Class<?>) type).getSimpleName());
            assertThat(schema.get("required").size())
                    .isEqualTo(schema.get("properties").size());
        }
    }

    private static Object value(RecordComponent field, Record event) {
        try {
            field.getAccessor().setAccessible(true);
            return field.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> errors(Class<?> event, String json) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", described.get("components"));
        whole.put("$ref", "#/components/schemas/" + event.getSimpleName());
        return SCHEMAS.getSchema(whole).validate(json, InputFormat.JSON).stream()
                .map(Objects::toString)
                .toList();
    }
}
