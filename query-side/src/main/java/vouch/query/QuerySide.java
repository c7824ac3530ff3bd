package vouch.query;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.PlatformTransactionManager;
import vouch.engine.consistency.ConsistentReads;
import vouch.engine.consistency.HandledEvents;
import vouch.engine.processors.ProcessorHolds;
import vouch.engine.processors.StoredTokens;
import vouch.engine.views.ViewDigest;
import vouch.engine.views.ViewForms;
import vouch.engine.views.ViewParity;
import vouch.engine.views.ViewPlaces;
import vouch.engine.views.ViewShadows;
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
     * In which form the rows of each view are stored. A release whose projection or migration changes what an earlier
     * release has stored raises the number, and the view is then made anew beside the one that is read.
     */
    static final Map<String, Integer> FORMS = Map.of("order-view", 1, "customer-view", 1, "history", 1);

    /**
     * Reads views for waiting queries, because another node may change a view, and answers those that have waited. A
     * shutdown completes the running reads and starts no new ones. It does not interrupt a read, because that would close
     * an H2 file database.
     */
    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService viewPoller() {
        var poller = new ScheduledThreadPoolExecutor(4, new CustomizableThreadFactory("view-poller-"));
        poller.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return poller;
    }

    @Bean
    ConsistentQueries consistentQueries(ConsistentReads reads, ScheduledExecutorService viewPoller, ViewPlaces places) {
        return new ConsistentQueries(reads, viewPoller, places);
    }

    @Bean
    ViewPlaces viewPlaces(JdbcTemplate database) {
        return new ViewPlaces(database, TABLES);
    }

    @Bean
    ViewDigest viewDigest(ViewPlaces places, PlatformTransactionManager transactions) {
        return new ViewDigest(places.live(), transactions, TABLES);
    }

    @Bean
    ViewParity viewParity(ViewPlaces places, PlatformTransactionManager transactions) {
        return new ViewParity(transactions, places, TABLES);
    }

    @Bean
    ViewForms viewForms(JdbcTemplate database, ProcessorHolds holds) {
        return new ViewForms(database, holds, FORMS);
    }

    @Bean
    ViewShadows viewShadows(
            JdbcTemplate database,
            PlatformTransactionManager transactions,
            ViewPlaces places,
            ProcessorHolds holds,
            TokenStore tokens,
            EventStore events,
            Serializer serializer,
            HandledEvents handled,
            ViewForms forms) {
        return new ViewShadows(
                database,
                transactions,
                places,
                holds,
                tokens,
                new StoredTokens(database, serializer),
                events,
                handled::upTo,
                forms);
    }
}
