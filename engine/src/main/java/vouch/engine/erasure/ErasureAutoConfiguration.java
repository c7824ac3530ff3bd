package vouch.engine.erasure;

import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import vouch.engine.selfcheck.Check;

/**
 * Gives texts about persons keys, where all processes that share the events share a database, too. With an Axon Server
 * and a database for each process, no process could read what another has encrypted.
 */
@AutoConfiguration
@EnableConfigurationProperties(ErasureSettings.class)
public class ErasureAutoConfiguration {

    /** The profiles in which there is such a database. */
    public static final String SHARED = "!axonserver | postgres";

    @Bean
    @Profile("axonserver & !postgres")
    ErasableTexts textsAsTheyAre() {
        return ErasableTexts.NONE;
    }

    @Bean
    @Profile(SHARED)
    PersonKeys personKeys(
            JdbcTemplate database, PlatformTransactionManager transactions, ErasureSettings settings, Clock clock) {
        return new PersonKeys(database, transactions, new MasterKeys(settings.masterKeys()), clock);
    }

    @Bean
    @Profile(SHARED)
    ErasableTexts erasableTexts(PersonKeys keys) {
        return ErasableTexts.with(keys);
    }

    @Bean
    @Profile(SHARED)
    Erasures erasures(JdbcTemplate database, PersonKeys keys, PlatformTransactionManager transactions, Clock clock) {
        return new Erasures(database, keys, transactions, clock);
    }

    /** After the self-checks. */
    @Bean
    @Profile(SHARED)
    ApplicationRunner keysUnderTheFirstSecret(PersonKeys keys) {
        return arguments -> keys.encryptAnew();
    }

    @Bean
    @Profile(SHARED)
    Check everyMasterKeyIsThere(PersonKeys keys) {
        return keys.everyMasterKeyIsThere();
    }
}
