package vouch.command.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that a person can read and every database can keep: not blank, not too long, no control characters, no half of
 * a surrogate pair. Null is valid.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.Validator.class)
public @interface Text {

    /** Most characters (code points). */
    int max();

    String message() default "must have 1 to {max} characters, none of them a control character";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<Text, String> {

        private int max;

        @Override
        public void initialize(Text text) {
            max = text.max();
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null
                    || !value.isBlank()
                            && value.codePointCount(0, value.length()) <= max
                            && value.codePoints().allMatch(Validator::readable);
        }

        private static boolean readable(int codePoint) {
            int type = Character.getType(codePoint);
            return type != Character.CONTROL && type != Character.SURROGATE;
        }
    }
}
