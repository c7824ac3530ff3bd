package vouch.query;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Everything that remembers: the projections, their tables, the query handlers, and the HTTP in front of them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySide {

    /**
     * Looks at views for those who wait for a change that another node may make. At a shutdown it ends its last looks and
     * takes no more; to interrupt one would close an H2 file database.
     */
    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService viewLookout() {
        var lookout = new ScheduledThreadPoolExecutor(2, new CustomizableThreadFactory("view-lookout-"));
        lookout.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return lookout;
    }
}
