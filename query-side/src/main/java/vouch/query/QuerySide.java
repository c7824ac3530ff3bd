package vouch.query;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import vouch.engine.consistency.ConsistentReads;

/**
 * Configures the query side: the projections, their tables, the query handlers, and the HTTP controllers in front of
 * them.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySide {

    /**
     * Reads views for waiting queries, because another node may change a view, and answers those that have waited. A shutdown completes the running reads
     * and starts no new ones. It does not interrupt a read, because that would close an H2 file database.
     */
    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService viewPoller() {
        var poller = new ScheduledThreadPoolExecutor(4, new CustomizableThreadFactory("view-poller-"));
        poller.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return poller;
    }

    @Bean
    ConsistentQueries consistentQueries(ConsistentReads reads, ScheduledExecutorService viewPoller) {
        return new ConsistentQueries(reads, viewPoller);
    }
}
