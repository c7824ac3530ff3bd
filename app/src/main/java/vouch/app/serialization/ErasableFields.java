package vouch.app.serialization;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import vouch.api.customer.CustomerEvent;
import vouch.api.order.OrderEvent;
import vouch.command.customer.Customer;

/**
 * Says which fields of what is stored are texts about a customer: the name, and whatever somebody wrote as a reason. They
 * are encrypted, so that they can be erased. Figures, codes and identifiers are not.
 */
final class ErasableFields {

    /** Where each stored type names its customer. */
    static final JsonPointer CUSTOMER = JsonPointer.compile("/customerId");

    private static final Set<String> NAMES = Set.of("name", "reason", "remark", "factors");

    /** A snapshot has the customer's registration. */
    private static final List<JsonPointer> OF_A_SNAPSHOT = List.of(JsonPointer.compile("/state/registered/name"));

    private static final Map<Class<?>, List<RecordComponent>> BY_EVENT = Stream.of(
                    CustomerEvent.class, OrderEvent.class)
            .flatMap(KnownTypes::concrete)
            .filter(type -> texts(type).findAny().isPresent())
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), type -> texts(type).toList()));

    private static final Set<String> TYPES = Stream.concat(BY_EVENT.keySet().stream(), Stream.of(Customer.class))
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private ErasableFields() {}

    /** A reason that is a code is not a text. */
    private static Stream<RecordComponent> texts(Class<?> event) {
        return Arrays.stream(event.getRecordComponents())
                .filter(field -> NAMES.contains(field.getName()))
                .filter(field -> field.getType() == String.class || field.getType() == List.class);
    }

    /** Whether texts may be in what is stored under this logical name. */
    static boolean mayBeIn(String type) {
        return TYPES.contains(type);
    }

    /** The fields of the event whose texts are erasable; by the type of the event. */
    static Map<Class<?>, List<String>> byEvent() {
        return BY_EVENT.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .map(RecordComponent::getName)
                        .toList()));
    }

    /** Where the texts are that this has; mostly none. */
    static List<JsonPointer> of(Object stored) {
        if (stored instanceof Customer) {
            return OF_A_SNAPSHOT;
        }
        return BY_EVENT.getOrDefault(stored.getClass(), List.of()).stream()
                .filter(field -> value(field, stored) != null)
                .map(field -> JsonPointer.empty().appendProperty(field.getName()))
                .toList();
    }

    private static Object value(RecordComponent field, Object event) {
        try {
            return field.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record gives each of its components.", e);
        }
    }
}
