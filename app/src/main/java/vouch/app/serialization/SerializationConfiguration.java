package vouch.app.serialization;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.type.LogicalType;
import vouch.api.Accepted;
import vouch.app.Settings;
import vouch.app.side.Side;
import vouch.app.side.Sides;
import vouch.engine.erasure.ErasableTexts;
import vouch.engine.eventstore.EventForms;

/** Configures two kinds of JSON: lenient JSON for the store, and strict JSON for clients. */
@Configuration(proxyBeanMethods = false)
class SerializationConfiguration {

    /** For events, messages, tokens and snapshots. */
    @Bean
    @Primary
    static Serializer serializer(ErasableTexts texts, Settings settings) {
        return serializer(texts, settings.newestForms());
    }

    static Serializer serializer(ErasableTexts texts, boolean encrypts) {
        return new KnownTypesSerializer(
                Jackson3Serializer.builder().jsonMapperBuilderCustomizer(SerializationConfiguration::stored),
                texts,
                encrypts);
    }

    @Bean
    EventForms eventForms(Environment environment, Settings settings) {
        Map<String, Integer> written = new HashMap<>(KnownTypes.revisionsOfEvents());
        Map<String, Integer> read = new HashMap<>(written);
        // No event has this type. An earlier version, which cannot read encrypted texts, does not know it, and does not
        // start.
        read.put("EncryptedText", 1);
        boolean storesEvents = Sides.of(environment).anyOf(Side.COMMAND);
        if (!storesEvents) {
            return new EventForms(read, Map.of());
        }
        return new EventForms(read, settings.newestForms() ? read : written);
    }

    /** For requests and answers. Every mistake of a client is reported; nothing is guessed. */
    @Bean
    JsonMapperBuilderCustomizer strict() {
        return json -> {
            json.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS);
            json.enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
            json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
            json.withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        };
    }

    private static void stored(JsonMapper.Builder json) {
        json.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
        json.addMixIn(Accepted.class, NamedEvents.class);
        KnownTypes.byName().forEach((name, type) -> json.registerSubtypes(new NamedType(type, name)));
        // Without this validator a replay token cannot be read back (Axon issue 4160).
        json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("java.util.")
                .build());
    }

    /** Writes each event of an answer under its logical name, as the store does. */
    private interface NamedEvents {

        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        List<Object> events();
    }
}
