package vouch.engine.nodes;

import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.ConfigTreePropertySource.Option;
import org.springframework.core.env.Environment;

/**
 * The file from which the password of the database was read at the start, in a folder that {@code spring.config.import}
 * names. It is read anew each time, by the rules of the start, and through any symbolic link: Kubernetes changes a secret
 * by changing a link.
 */
final class PasswordFile {

    private static final ConfigurationPropertyName NAME = ConfigurationPropertyName.of("spring.datasource.password");

    private final String place;
    private final ConfigurationPropertySource folder;

    private PasswordFile(String place, ConfigTreePropertySource folder) {
        this.place = place;
        this.folder = ConfigurationPropertySource.from(new ConfigTreePropertySource(
                folder.getName(), folder.getSource(), Option.ALWAYS_READ, Option.AUTO_TRIM_TRAILING_NEW_LINE));
    }

    /** Empty when the password in use is from somewhere else, or there is none. */
    static Optional<PasswordFile> of(Environment environment) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty password = source.getConfigurationProperty(NAME);
            if (password != null) {
                return source.getUnderlyingSource() instanceof ConfigTreePropertySource folder
                        ? Optional.of(new PasswordFile(String.valueOf(password.getOrigin()), folder))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * What is in the file now.
     *
     * @throws IllegalStateException when the file cannot be read
     */
    String read() {
        return String.valueOf(folder.getConfigurationProperty(NAME).getValue());
    }

    /** Where the file is. */
    @Override
    public String toString() {
        return place;
    }
}
