package vouch.app.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.PostingEvent;
import vouch.api.order.OrderEvent;

/** Whether a text can be erased is decided for each field of each event. */
class ErasableFieldsTest {

    /** Says where a customer is, and not who. */
    private static final Set<String> STAY = Set.of("CustomerRegistered.country");

    @Test
    void areAllTextsOfEvents() {
        Set<String> texts = Stream.of(CustomerEvent.class, OrderEvent.class, PostingEvent.class)
                .flatMap(KnownTypes::concrete)
                .flatMap(type -> Arrays.stream(type.getRecordComponents())
                        .filter(ErasableFieldsTest::isText)
                        .map(field -> type.getSimpleName() + "." + field.getName()))
                .filter(field -> !STAY.contains(field))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> erasable = ErasableFields.byEvent().entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().stream().map(field -> entry.getKey().getSimpleName() + "." + field))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(erasable)
                .isEqualTo(texts)
                .contains("CustomerRegistered.name", "OrderCancelled.reason", "EligibilityChanged.factors")
                .doesNotContain("CreditReservationRejected.reason", "CreditReserved.overridden");
    }

    private static boolean isText(RecordComponent field) {
        return field.getType() == String.class
                || field.getGenericType() instanceof ParameterizedType list
                        && Arrays.asList(list.getActualTypeArguments()).contains(String.class);
    }
}
