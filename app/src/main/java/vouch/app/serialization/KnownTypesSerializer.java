package vouch.app.serialization;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Writes JSON under logical names. {@link KnownTypes} gives the name and the revision; a Java class name is never used.
 * Axon's own types (tokens, metadata, scopes) keep their names. For any other name no class is loaded: it reads as
 * {@link UnknownSerializedType}.
 */
final class KnownTypesSerializer extends Jackson3Serializer {

    private static final String AXON = "org.axonframework.";

    KnownTypesSerializer(Builder builder) {
        super(builder);
    }

    /** @throws SerializationException for a type that is not listed; it would be stored under a Java name */
    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        if (type == null || type == Void.class || type.getName().startsWith(AXON)) {
            return super.typeForClass(type);
        }
        if (KnownTypes.byName().get(type.getSimpleName()) != type) {
            throw new SerializationException(type + " is not in the list of known types.");
        }
        return new SimpleSerializedType(type.getSimpleName(), KnownTypes.revisionOf(type));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        Class<?> known = KnownTypes.byName().get(type.getName());
        if (known != null) {
            return known;
        }
        boolean axons =
                type.getName().startsWith(AXON) || SerializedType.emptyType().equals(type);
        return axons ? super.classForType(type) : UnknownSerializedType.class;
    }
}
