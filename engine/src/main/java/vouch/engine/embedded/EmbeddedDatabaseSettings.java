package vouch.engine.embedded;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the embedded database.
 *
 * @param dataDir the folder of the embedded database and its backups; read without the profile postgres
 */
@ConfigurationProperties("vouch")
public record EmbeddedDatabaseSettings(@DefaultValue("./data") Path dataDir) {}
