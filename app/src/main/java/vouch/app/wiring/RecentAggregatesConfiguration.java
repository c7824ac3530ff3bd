package vouch.app.wiring;

import java.util.List;
import java.util.Optional;
import org.axonframework.common.caching.Cache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vouch.engine.eventstore.AggregateMemory;
import vouch.engine.eventstore.RecentAggregates;
import vouch.engine.eventstore.SnapshottedStreams;
import vouch.engine.eventstore.StreamPrefetch;

/** Configures how many orders and customers are kept in memory, and which streams have snapshots. */
@Configuration(proxyBeanMethods = false)
class RecentAggregatesConfiguration {

    /** An account remembers 1000 orders and more, which takes some hundred kilobytes. */
    private static final int CUSTOMERS = 2_000;

    /** An order is needed again when its credit is reserved, soon after it was created. Later it is seldom needed. */
    private static final int ORDERS = 2_000;

    @Bean
    Cache recentCustomers() {
        return new RecentAggregates(CUSTOMERS);
    }

    @Bean
    Cache recentOrders() {
        return new RecentAggregates(ORDERS);
    }

    /** Customers are the only streams that grow without end ({@code docs/decisions/0013-snapshots-of-customers.md}). */
    @Bean
    SnapshottedStreams snapshottedCustomers() {
        return aggregateIdentifier -> aggregateIdentifier.startsWith("customer/");
    }

    @Bean
    AggregateMemory aggregateMemory(List<Cache> recent, Optional<StreamPrefetch> streams) {
        return new AggregateMemory(recent, streams);
    }
}
