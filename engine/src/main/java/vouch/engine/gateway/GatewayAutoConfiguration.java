package vouch.engine.gateway;

import io.micrometer.context.ThreadLocalAccessor;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Configures how answers come back to the senders of messages. */
@AutoConfiguration(before = AxonAutoConfiguration.class)
public class GatewayAutoConfiguration {

    @Bean
    SenderContext senderContext(ObjectProvider<ThreadLocalAccessor<?>> more) {
        return new SenderContext(more.stream().toList());
    }

    @Bean
    QueryGateway queryGateway(QueryBus queryBus, SenderContext context) {
        return new ContextualQueryGateway(DefaultQueryGateway.builder().queryBus(queryBus), context);
    }
}
