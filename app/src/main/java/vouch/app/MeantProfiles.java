package vouch.app;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/**
 * Refuses a start with an unknown profile, or with a setting whose profile is not active. Spring ignores both. Vouch
 * would then run on a fresh embedded database, and look healthy.
 */
class MeantProfiles implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Each profile, with the setting for the address of its server. */
    private static final Map<String, String> KNOWN =
            new TreeMap<>(Map.of("axonserver", "axon.axonserver.servers", "postgres", "spring.datasource.url"));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        for (String profile : environment.getActiveProfiles()) {
            if (!KNOWN.containsKey(profile)) {
                throw new StartRefused(
                        "there is no profile " + profile,
                        "let spring.profiles.active name " + String.join(" or ", KNOWN.keySet())
                                + ", or both, or leave it out for the embedded database");
            }
        }
        KNOWN.forEach((profile, setting) -> {
            if (environment.containsProperty(setting) && !environment.acceptsProfiles(Profiles.of(profile))) {
                throw new StartRefused(
                        "only the profile " + profile + " reads the setting " + setting,
                        "add " + profile + " to spring.profiles.active, or leave the setting out");
            }
        });
    }
}
