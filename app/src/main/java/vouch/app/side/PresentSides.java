package vouch.app.side;

import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** Imports the sides that this process carries, and nothing of the other sides. */
public class PresentSides implements ImportSelector, EnvironmentAware {

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        return Sides.of(environment).present().stream()
                .map(side -> side.configuration().getName())
                .toArray(String[]::new);
    }
}
