package vouch.acceptance.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import vouch.acceptance.documentation.Metadata;

/** The settings that Vouch reads: those of application.yml, and those that the libraries on its class path describe. */
final class KnownSettings {

    private static final List<PropertySource<?>> OURS = ours();
    private static final Set<String> NAMES = names();

    private static final List<String> MAPS = List.of(
            "spring.ssl.bundle.pem",
            "spring.security.oauth2.client.provider",
            "spring.security.oauth2.client.registration");

    private KnownSettings() {}

    /** A map has keys that its user names, such as the provider in {@code spring.security.oauth2.client.provider}. */
    static boolean contains(String setting) {
        return NAMES.contains(setting) || MAPS.stream().anyMatch(map -> setting.startsWith(map + "."));
    }

    static boolean containsVariable(String variable) {
        return NAMES.stream().anyMatch(name -> variable(name).equals(variable));
    }

    static Set<String> profiles() {
        return Set.copyOf(OURS.stream()
                .map(document -> document.getProperty("spring.config.activate.on-profile"))
                .filter(profile -> profile != null)
                .map(Object::toString)
                .toList());
    }

    static Duration duration(String setting) {
        return DurationStyle.detectAndParse(OURS.get(0).getProperty(setting).toString());
    }

    static String value(String setting) {
        return OURS.get(0).getProperty(setting).toString();
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        OURS.forEach(
                document -> Collections.addAll(names, ((EnumerablePropertySource<?>) document).getPropertyNames()));
        Metadata.settings()
                .filter(setting -> !setting.has("deprecation"))
                .forEach(setting -> names.add(setting.get("name").asString()));
        return names;
    }

    private static List<PropertySource<?>> ours() {
        try {
            return new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
