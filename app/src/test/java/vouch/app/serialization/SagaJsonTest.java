package vouch.app.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import vouch.api.order.OrderId;
import vouch.saga.OrderSaga;

/** What a saga remembers is in its fields, and nowhere else. */
class SagaJsonTest {

    /** A value for a field of each type that the saga has. */
    private static final Map<Class<?>, Object> VALUES =
            Map.of(OrderId.class, new OrderId("536365"), String.class, "D-1");

    private final Serializer serializer = new SerializationConfiguration().serializer(new AnnotationRevisionResolver());

    @Test
    void keepsEveryField() throws IllegalAccessException {
        OrderSaga saga = new OrderSaga();
        for (Field field : fields()) {
            assertThat(VALUES).as("a value for %s", field).containsKey(field.getType());
            field.set(saga, VALUES.get(field.getType()));
        }

        OrderSaga read = readBack(saga);

        for (Field field : fields()) {
            assertThat(field.get(read)).as(field.getName()).isEqualTo(VALUES.get(field.getType()));
        }
    }

    @Test
    void keepsThatNothingIsKnownYet() throws IllegalAccessException {
        OrderSaga read = readBack(new OrderSaga());

        for (Field field : fields()) {
            assertThat(field.get(read)).isNull();
        }
    }

    @Test
    void hasALogicalNameAndARevision() {
        SerializedType type =
                serializer.serialize(new OrderSaga(), byte[].class).getType();

        assertThat(type.getName()).isEqualTo("OrderSaga");
        assertThat(type.getRevision()).isEqualTo("1");
    }

    private OrderSaga readBack(OrderSaga saga) {
        SerializedObject<byte[]> written = serializer.serialize(saga, byte[].class);
        return serializer.deserialize(written);
    }

    private static List<Field> fields() {
        List<Field> fields = Stream.of(OrderSaga.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .toList();
        assertThat(fields).isNotEmpty();
        fields.forEach(field -> field.setAccessible(true));
        return fields;
    }
}
