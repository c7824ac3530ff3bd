package vouch.command.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vouch.api.Bounds;
import vouch.api.Money;

/** An amount of money within {@code [min, 10^15]} minor units. Null is valid. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Amount.Validator.class)
public @interface Amount {

    /** The smallest amount, in minor units. */
    long min() default 0;

    String message() default "must be at least {min} and at most 10^15 minor units";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<Amount, Money> {

        private long min;

        @Override
        public void initialize(Amount amount) {
            min = amount.min();
        }

        @Override
        public boolean isValid(Money value, ConstraintValidatorContext context) {
            return value == null || value.minor() >= min && value.minor() <= Bounds.AMOUNT;
        }
    }
}
