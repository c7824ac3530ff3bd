package vouch.app.side;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * The sides that this process carries: setting {@code vouch.sides}, all of them when it is left out.
 *
 * @param present never empty
 */
public record Sides(Set<Side> present) {

    private static final String SETTING = "vouch.sides";
    private static final Set<Side> ALL = EnumSet.allOf(Side.class);

    /** @throws InvalidConfigurationPropertyValueException when this process could not work with the others */
    public static Sides of(Environment environment) {
        Set<Side> chosen = Binder.get(environment)
                .bind(SETTING, Bindable.setOf(Side.class))
                .orElse(ALL);
        if (chosen.isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(SETTING, "nothing", "choose one side at least");
        }
        if (!chosen.equals(ALL) && !onAxonServer(environment)) {
            throw new InvalidConfigurationPropertyValueException(
                    SETTING, chosen, "only with the profile axonserver do the sides find each other across processes");
        }
        return new Sides(Set.copyOf(chosen));
    }

    /** Whether at least one of them is here. */
    public boolean anyOf(Side... sides) {
        return List.of(sides).stream().anyMatch(present::contains);
    }

    /** Whether this process has tables: everybody needs some, but one who decides and leaves the rest to Axon Server. */
    static boolean needTables(Environment environment) {
        return of(environment).anyOf(Side.SAGA, Side.QUERY) || !onAxonServer(environment);
    }

    private static boolean onAxonServer(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("axonserver"));
    }
}
