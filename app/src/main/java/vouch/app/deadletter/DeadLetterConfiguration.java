package vouch.app.deadletter;

import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import vouch.app.side.ConditionalOnTables;

/** Isolates the events that a projection cannot handle ({@code docs/decisions/0017-dead-letters.md}). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnTables
class DeadLetterConfiguration {

    @Bean
    static HandlerEnhancerDefinition eventByEvent(
            ObjectProvider<PlatformTransactionManager> transactions, ObjectProvider<TokenStore> tokens) {
        return new PoisonEventIsolation(transactions, tokens);
    }
}
