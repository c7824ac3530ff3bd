package vouch.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;

/** That a class has a method with the annotation, its own or an inherited one. */
final class Declares extends ArchCondition<JavaClass> {

    private final Class<? extends Annotation> annotation;

    Declares(Class<? extends Annotation> annotation) {
        super("declare a method with @" + annotation.getSimpleName());
        this.annotation = annotation;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean declared = type.getAllMethods().stream().anyMatch(method -> method.isAnnotatedWith(annotation));
        events.add(new SimpleConditionEvent(type, declared, type.getName() + " has " + (declared ? "one" : "none")));
    }
}
