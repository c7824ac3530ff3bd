package vouch.query;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.PlatformTransactionManager;
import vouch.engine.consistency.ConsistentReads;
import vouch.engine.views.ViewDigest;
import vouch.engine.views.ViewTable;

/**
 * Configures the query side: the projections, their tables, the query handlers, and the HTTP controllers in front of
 * them.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class QuerySide {

    /** All columns of all these tables come from the events alone. */
    public static final List<ViewTable> TABLES = List.of(
            new ViewTable("order_view", "order-view", List.of("order_id")),
            new ViewTable("order_customer_name", "order-view", List.of("customer_id")),
            new ViewTable("order_reason", "order-view", List.of("order_id", "kind", "reason")),
            new ViewTable("order_wait", "order-view", List.of("customer_id", "deferred_no")),
            new ViewTable("customer_view", "customer-view", List.of("customer_id")),
            new ViewTable("receivable_day", "customer-view", List.of("customer_id", "due_on", "counts_on")),
            new ViewTable("temporary_limit", "customer-view", List.of("customer_id", "temporary_limit_id")),
            new ViewTable("event_tag", "history", List.of("tag", "stream", "sequence_no")),
            new ViewTable("past_customer", "history", List.of("customer_id", "version")));

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

    @Bean
    ViewDigest viewDigest(JdbcTemplate database, PlatformTransactionManager transactions) {
        return new ViewDigest(database, transactions, TABLES);
    }
}
