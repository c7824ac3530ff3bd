package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;
import vouch.api.order.OrderId;

/** The saga store keeps the saga's fields, and nothing else. */
class OrderSagaSerializationTest {

    private final Jackson3Serializer serializer = Jackson3Serializer.builder().build();

    @Test
    void keepsItsFields() {
        OrderSaga saga = new OrderSaga();
        ReflectionTestUtils.setField(saga, "orderId", new OrderId("536365"));
        ReflectionTestUtils.setField(saga, "deadlineId", "deadline-1");

        SerializedObject<String> stored = serializer.serialize(saga, String.class);
        OrderSaga loaded = serializer.deserialize(stored);

        assertThat(stored.getData()).isEqualTo("{\"deadlineId\":\"deadline-1\",\"orderId\":\"536365\"}");
        assertThat(stored.getType().getRevision()).isEqualTo("1");
        assertThat(loaded).usingRecursiveComparison().isEqualTo(saga);
    }

    @Test
    void keepsThatTheDeadlineIsForgotten() {
        OrderSaga saga = new OrderSaga();
        ReflectionTestUtils.setField(saga, "orderId", new OrderId("536365"));

        OrderSaga loaded = serializer.deserialize(serializer.serialize(saga, String.class));

        assertThat(loaded).usingRecursiveComparison().isEqualTo(saga);
    }
}
