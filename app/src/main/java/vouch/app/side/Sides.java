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
 * The sides that this process carries: the setting {@code vouch.sides}, by default all of them.
 *
 * @param present the sides; never empty
 */
public record Sides(Set<Side> present) {

    /** The setting of a process that shows a copy of events, and carries the sides query and console only. */
    public static final String CLEAN_ROOM = "vouch.clean-room";

    private static final String SETTING = "vouch.sides";
    private static final Set<Side> ALL = EnumSet.allOf(Side.class);

    /** Nothing works without them; people's pages may be left out. */
    private static final Set<Side> NEEDED = EnumSet.complementOf(EnumSet.of(Side.CONSOLE));

    /**
     * @throws InvalidConfigurationPropertyValueException when no side is chosen, or this process could not reach the
     *     other sides
     */
    public static Sides of(Environment environment) {
        Set<Side> chosen = Binder.get(environment)
                .bind(SETTING, Bindable.setOf(Side.class))
                .orElse(ALL);
        if (chosen.isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(SETTING, "nothing", "choose one side at least");
        }
        if (!chosen.containsAll(NEEDED) && !onAxonServer(environment) && !environment.containsProperty(CLEAN_ROOM)) {
            throw new InvalidConfigurationPropertyValueException(
                    SETTING, chosen, "only with the profile axonserver do the sides find each other across processes");
        }
        return new Sides(Set.copyOf(chosen));
    }

    /** Whether this process carries at least one of these sides. */
    public boolean anyOf(Side... sides) {
        return List.of(sides).stream().anyMatch(present::contains);
    }

    /**
     * Whether this process has tables. A process with just the command side on Axon Server needs none for its work. With
     * the profile postgres it has them all the same, for the users and keys with which its clients sign in.
     */
    static boolean needTables(Environment environment) {
        return of(environment).anyOf(Side.SAGA, Side.QUERY)
                || !onAxonServer(environment)
                || environment.acceptsProfiles(Profiles.of("postgres"));
    }

    private static boolean onAxonServer(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("axonserver"));
    }
}
