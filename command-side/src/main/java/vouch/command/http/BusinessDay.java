package vouch.command.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The {@link Day} for which a command counts: at most a day in the future ({@code docs/credit-rules.md}, Business
 * dates). Null is valid.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = BusinessDay.Validator.class)
public @interface BusinessDay {

    String message() default "must be a day, such as 2011-03-31, and not later than tomorrow in UTC";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<BusinessDay, String> {

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || Day.Validator.isDay(value) && isEarlyEnough(LocalDate.parse(value), context);
        }

        private static boolean isEarlyEnough(LocalDate day, ConstraintValidatorContext context) {
            LocalDate today =
                    LocalDate.ofInstant(context.getClockProvider().getClock().instant(), ZoneOffset.UTC);
            return !day.isAfter(today.plusDays(1));
        }
    }
}
