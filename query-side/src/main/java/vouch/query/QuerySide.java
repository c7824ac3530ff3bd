package vouch.query;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Everything that remembers: the projections, their tables, the query handlers, and the HTTP in front of them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EntityScan
@EnableJpaRepositories
public class QuerySide {

    /** Looks at views for those who wait for a change that another node may make. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService viewLookout() {
        return Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("view-lookout-"));
    }
}
