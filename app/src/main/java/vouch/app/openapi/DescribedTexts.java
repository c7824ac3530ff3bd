package vouch.app.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import vouch.command.http.Text;

/** The bounds of texts, which springdoc does not know. */
@Component
class DescribedTexts implements PropertyCustomizer, ParameterCustomizer {

    @Override
    @SuppressWarnings("rawtypes")
    public Schema customize(Schema property, AnnotatedType type) {
        Annotation[] annotations = Objects.requireNonNullElse(type.getCtxAnnotations(), new Annotation[0]);
        bound(property, Stream.of(annotations));
        return property;
    }

    @Override
    public Parameter customize(Parameter parameter, MethodParameter declared) {
        if (parameter != null) {
            bound(parameter.getSchema(), Stream.of(declared.getParameterAnnotations()));
        }
        return parameter;
    }

    private static void bound(Schema<?> text, Stream<Annotation> annotations) {
        annotations.filter(Text.class::isInstance).map(Text.class::cast).forEach(bounds -> text.minLength(1)
                .maxLength(bounds.max()));
    }
}
