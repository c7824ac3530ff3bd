package vouch.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The tables of the views in a database of their own, made by the very scripts that make them in production. Each test
 * is rolled back.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@JdbcTest(
        properties = {
            "spring.sql.init.schema-locations=classpath:db/migration/h2/V1__event_store.sql,"
                    + "classpath:db/migration/h2/V3__views.sql,"
                    + "classpath:db/migration/h2/V4__dead_letters.sql,"
                    + "classpath:db/migration/h2/V11__waiting_and_dates_in_the_views.sql,"
                    + "classpath:db/migration/h2/V14__history.sql,"
                    + "classpath:db/migration/h2/V15__what_if.sql,"
                    + "classpath:db/migration/h2/V19__holds_of_processors.sql,"
                    + "classpath:db/migration/h2/V19_1__second_place_of_each_view.sql,"
                    + "classpath:db/migration/h2/V21__exposure_by_index.sql,"
                    + "classpath:db/migration/h2/V22__tables_to_empty.sql",
            "spring.flyway.enabled=false",
            "logging.level.root=warn",
            "spring.main.banner-mode=off"
        })
@ContextConfiguration(classes = ViewTables.Rows.class)
public @interface ViewTables {

    @Configuration(proxyBeanMethods = false)
    @Import(RecordedSql.class)
    class Rows {

        @Bean(destroyMethod = "shutdownNow")
        ScheduledExecutorService viewPoller() {
            return new QuerySide().viewPoller();
        }

        /** There is one place of each view only, and it is read. */
        @Bean
        BooleanSupplier isRead() {
            return () -> true;
        }
    }
}
