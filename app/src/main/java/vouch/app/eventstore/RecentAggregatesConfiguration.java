package vouch.app.eventstore;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.common.caching.Cache;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;

/** What the command side remembers of aggregates, by the names that they ask for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSide(Side.COMMAND)
class RecentAggregatesConfiguration {

    /** An account remembers a thousand orders and more, some hundred kilobytes. */
    private static final int CUSTOMERS = 2_000;

    /** An order is asked for again when its credit is reserved, seconds after it was created; later seldom. */
    private static final int ORDERS = 10_000;

    @Bean
    Cache recentCustomers() {
        return new RecentAggregates(CUSTOMERS);
    }

    @Bean
    Cache recentOrders() {
        return new RecentAggregates(ORDERS);
    }

    /** Makes the next command of an aggregate read it from the store. */
    @Bean
    Consumer<String> forgetAggregate(List<Cache> recent) {
        return aggregate -> recent.forEach(cache -> cache.remove(aggregate));
    }
}
