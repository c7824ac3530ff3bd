package vouch.app;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;
import vouch.app.limit.LimitSettings;
import vouch.app.security.CreditSettings;
import vouch.app.security.SecuritySettings;
import vouch.app.web.CorsSettings;
import vouch.engine.embedded.EmbeddedDatabaseSettings;
import vouch.engine.erasure.ErasureSettings;
import vouch.engine.processors.ReadinessSettings;
import vouch.engine.seal.SealSettings;
import vouch.notices.NoticeSettings;
import vouch.query.live.LiveSettings;
import vouch.query.whatif.WhatIfSettings;

/**
 * Refuses a start with a setting of Vouch that does not exist. Spring ignores such a setting. Vouch would then run with
 * the default of the setting that was meant.
 */
class MeantSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("vouch");

    /** The records whose components are the settings. */
    private static final List<Class<? extends Record>> RECORDS = List.of(
            Settings.class,
            SecuritySettings.class,
            CreditSettings.class,
            MessageSettings.class,
            LimitSettings.class,
            CorsSettings.class,
            EmbeddedDatabaseSettings.class,
            ReadinessSettings.class,
            LiveSettings.class,
            WhatIfSettings.class,
            NoticeSettings.class,
            SealSettings.class,
            ErasureSettings.class);

    /**
     * Variables of others: the password of the checker, and what Kubernetes says in each pod about a service whose name
     * begins with vouch.
     */
    private static final Pattern FOREIGN =
            Pattern.compile("VOUCH_(PASSWORD=|(\\w+_)?(SERVICE_HOST=|SERVICE_PORT|PORT_\\d+_|PORT=\\w+://))");

    /** Leaves out the system properties, see {@link #checkSystemProperties}. */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment().getPropertySources().stream()
                .filter(source -> !source.getName().equals(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME))
                .forEach(MeantSettings::check);
    }

    /** For a process that runs only Vouch. The tests have system properties of their own, such as {@code vouch.seed}. */
    static void checkSystemProperties(ConfigurableApplicationContext context) {
        check(context.getEnvironment().getPropertySources().get(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME));
    }

    private static void check(PropertySource<?> source) {
        if (ConfigurationPropertySource.from(source) instanceof IterableConfigurationPropertySource names) {
            Set<String> known = RECORDS.stream()
                    .flatMap(type -> Stream.of(type.getRecordComponents())
                            .flatMap(setting -> given(prefix(type), setting, names)))
                    .map(MeantSettings::written)
                    .collect(Collectors.toSet());
            names.stream()
                    .filter(PREFIX::isAncestorOf)
                    .map(names::getConfigurationProperty)
                    .filter(given -> !known.contains(written(given)) && !isForeign(given))
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new StartRefused(
                                "there is no setting " + written(unknown), "correct its name, or leave it out");
                    });
        }
    }

    private static ConfigurationPropertyName prefix(Class<?> settings) {
        return ConfigurationPropertyName.of(
                settings.getAnnotation(ConfigurationProperties.class).value());
    }

    /** What the source has for this setting, under whatever spelling Spring reads it there. */
    private static Stream<ConfigurationProperty> given(
            ConfigurationPropertyName prefix, RecordComponent setting, ConfigurationPropertySource source) {
        ConfigurationPropertyName name = prefix.append(DataObjectPropertyName.toDashedForm(setting.getName()));
        Stream<ConfigurationPropertyName> elements = Collection.class.isAssignableFrom(setting.getType())
                ? Stream.iterate(0, index -> index + 1).map(index -> name.append("[" + index + "]"))
                : Stream.empty();
        return Stream.concat(
                Stream.of(name).map(source::getConfigurationProperty).filter(given -> given != null),
                elements.map(source::getConfigurationProperty).takeWhile(given -> given != null));
    }

    /** The name as the operator wrote it: {@code VOUCH_DATA_DIR}. */
    private static String written(ConfigurationProperty given) {
        return ((PropertySourceOrigin) given.getOrigin()).getPropertyName();
    }

    private static boolean isForeign(ConfigurationProperty given) {
        return FOREIGN.matcher(written(given) + "=" + given.getValue()).lookingAt();
    }
}
