package vouch.app.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vouch.engine.eventstore.RecentAggregates;
import vouch.engine.eventstore.SnapshottedStreams;

/** Configures how many orders and customers are kept in memory, and which streams have snapshots. */
@Configuration(proxyBeanMethods = false)
class RecentAggregatesConfiguration {

    /** An account remembers 1000 orders and more, which takes some hundred kilobytes. */
    private static final int CUSTOMERS = 2_000;

    /** An order is needed again when its credit is reserved, soon after it was created. Later it is seldom needed. */
    private static final int ORDERS = 2_000;

    @Bean
    RecentAggregates recentCustomers() {
        return new RecentAggregates(CUSTOMERS);
    }

    @Bean
    RecentAggregates recentOrders() {
        return new RecentAggregates(ORDERS);
    }

    /** Customers are the only streams that grow without end ({@code docs/decisions/0013-snapshots-of-customers.md}). */
    @Bean
    SnapshottedStreams snapshottedCustomers() {
        return aggregateIdentifier -> aggregateIdentifier.startsWith("customer/");
    }
}
