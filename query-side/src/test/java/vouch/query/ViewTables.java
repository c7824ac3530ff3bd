package vouch.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.test.context.ContextConfiguration;

/**
 * The tables of the views in a database of their own, made by the very script that makes them in production, and held
 * against the entities by Hibernate. Each test is rolled back.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DataJpaTest(
        properties = {
            "spring.sql.init.schema-locations=file:../app/src/main/resources/db/migration/h2/V3__views.sql",
            "spring.jpa.hibernate.ddl-auto=validate",
            "logging.level.root=warn",
            "spring.main.banner-mode=off"
        },
        showSql = false)
@ContextConfiguration(classes = ViewTables.Rows.class)
public @interface ViewTables {

    @Configuration(proxyBeanMethods = false)
    @EntityScan
    @EnableJpaRepositories
    @Import(RecordedSql.class)
    class Rows {

        @Bean(destroyMethod = "shutdownNow")
        ScheduledExecutorService viewLookout() {
            return new QuerySide().viewLookout();
        }
    }
}
