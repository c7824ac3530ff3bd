package vouch.engine.embedded;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.views.TablesToEmpty;

/** Keeps the tables in a file that only this process uses. */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@Profile("!postgres")
@EnableConfigurationProperties(EmbeddedDatabaseSettings.class)
@Import(EmbeddedChecks.class)
public class EmbeddedDatabaseAutoConfiguration {

    @Bean
    DataFolder dataFolder(EmbeddedDatabaseSettings settings) throws SQLException {
        DataFolder data = new DataFolder(settings.dataDir());
        new CrashRecovery(data).run();
        return data;
    }

    @Bean
    DatabaseWatch databaseWatch(DataSource database) throws SQLException {
        return new DatabaseWatch(database, DatabaseWatch::halt);
    }

    @Bean
    Compaction compaction(DatabaseWatch watch) {
        return watch.compaction();
    }

    @Bean
    InitializingBean tablesToEmpty(JdbcTemplate database) {
        return () -> TablesToEmpty.emptyAll(database);
    }
}
