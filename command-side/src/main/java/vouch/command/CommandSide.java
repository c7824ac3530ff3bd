package vouch.command;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import vouch.domain.customer.CreditPolicy;

/**
 * Configures the command side: the aggregates, their handlers, the credit policy, and the HTTP controllers in front of
 * them. It needs a {@link java.time.Clock} bean.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSide {

    @Bean
    CreditPolicy creditPolicy() {
        return CreditPolicy.STANDARD;
    }
}
