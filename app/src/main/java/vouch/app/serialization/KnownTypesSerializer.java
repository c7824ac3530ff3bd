package vouch.app.serialization;

import java.util.List;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.JsonPointer;
import vouch.engine.erasure.ErasableTexts;

/**
 * Writes JSON under logical names. {@link KnownTypes} gives the name and the revision; a Java class name is never used.
 * Axon's own types (tokens, metadata, scopes) keep their names. For any other name no class is loaded: it reads as
 * {@link UnknownSerializedType}.
 *
 * <p>Texts about a customer are encrypted in events and snapshots ({@link ErasableFields}), unless processes of an earlier
 * version still run, which could not read them.
 */
final class KnownTypesSerializer extends Jackson3Serializer {

    private static final String AXON = "org.axonframework.";

    private final ErasableTexts texts;
    private final boolean encrypts;

    KnownTypesSerializer(Builder builder, ErasableTexts texts, boolean encrypts) {
        super(builder);
        this.texts = texts;
        this.encrypts = encrypts;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> form) {
        List<JsonPointer> erasable = encrypts && object != null ? ErasableFields.of(object) : List.of();
        if (erasable.isEmpty()) {
            return super.serialize(object, form);
        }
        SerializedObject<byte[]> plain = super.serialize(object, byte[].class);
        byte[] stored = texts.encrypt(plain.getData(), ErasableFields.CUSTOMER, erasable);
        return new SimpleSerializedObject<>(getConverter().convert(stored, byte[].class, form), form, plain.getType());
    }

    @Override
    public <S, T> T deserialize(SerializedObject<S> stored) {
        if (!ErasableFields.mayBeIn(stored.getType().getName())) {
            return super.deserialize(stored);
        }
        byte[] readable =
                texts.decrypt(getConverter().convert(stored, byte[].class).getData());
        return super.deserialize(new SimpleSerializedObject<>(readable, byte[].class, stored.getType()));
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
