package vouch.app.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.Money;
import vouch.api.order.OrderId;
import vouch.command.customer.Customer;
import vouch.engine.erasure.ErasableTexts;

class KnownTypesSerializerTest {

    private final Serializer serializer = SerializationConfiguration.serializer(ErasableTexts.NONE, true);

    static Stream<Record> everything() {
        return Stream.of(
                        Samples.events(),
                        Samples.commands(),
                        Samples.queries(),
                        Samples.answers(),
                        Samples.withoutWhatMayBeMissing())
                .flatMap(samples -> samples);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void readsBackWhatItWrites(Record message) {
        SerializedObject<byte[]> written = serializer.serialize(message, byte[].class);

        assertThat(written.getType().getName()).isEqualTo(message.getClass().getSimpleName());
        assertThat(serializer.<byte[], Object>deserialize(written)).isEqualTo(message);
    }

    /** A type that is added to the list is missing in the samples. Snapshots are tried by themselves. */
    @Test
    void isTriedWithEveryKnownType() {
        Set<Class<?>> known = new HashSet<>(KnownTypes.byName().values());
        known.remove(Customer.class);

        assertThat(everything().<Class<?>>map(Record::getClass).distinct()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void namesEveryTypeWithoutItsPackage() {
        assertThat(KnownTypes.byName()).allSatisfy((name, type) -> {
            assertThat(name).matches("[A-Z][A-Za-z]+");
            assertThat(serializer.typeForClass(type).getName()).isEqualTo(name);
            assertThat(serializer.classForType(serializer.typeForClass(type))).isEqualTo(type);
        });
    }

    /** Has the name of a known type, and is none. */
    record OrderCreated(String orderId) {}

    static Stream<Object> unlisted() {
        return Stream.of(
                "text",
                7L,
                new OrderCreated("536365"),
                new OrderId("536365"),
                Money.of("1", "GBP"),
                List.of(),
                Map.of());
    }

    @ParameterizedTest
    @MethodSource("unlisted")
    void refusesToWriteWhatIsNotListed(Object object) {
        assertThatThrownBy(() -> serializer.serialize(object, byte[].class)).isInstanceOf(SerializationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.swing.JButton",
                "vouch.api.order.OrderEvent$OrderCreated",
                "vouch.domain.process.OrderSaga",
                "java.lang.String",
                "java.util.HashMap",
                "org.springframework.context.support.ClassPathXmlApplicationContext",
                "org.axonframework.nothing.Here",
                "ordercreated",
                "OrderLost",
                ""
            })
    void loadsNothingForAnotherName(String name) {
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
        Object read = serializer.deserialize(new SimpleSerializedObject<>(json, byte[].class, name, "1"));

        assertThat(read).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void readsNothingAsNothing() {
        SerializedObject<byte[]> nothing = serializer.serialize(null, byte[].class);

        assertThat(serializer.<byte[], Object>deserialize(nothing)).isNull();
    }
}
