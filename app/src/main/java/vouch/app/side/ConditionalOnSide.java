package vouch.app.side;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Applies only when the process carries the side. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnSide.Present.class)
public @interface ConditionalOnSide {

    Side value();

    final class Present implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
            Side side = annotated.getAnnotations().get(ConditionalOnSide.class).getEnum("value", Side.class);
            return Sides.of(context.getEnvironment()).anyOf(side);
        }
    }
}
