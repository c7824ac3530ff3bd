package vouch.engine.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Isolates the events that a projection cannot handle, keeps them and retries them
 * ({@code docs/decisions/0017-dead-letters.md}). A bean {@link DeadLetterGroup} adds its dead letters itself.
 */
@AutoConfiguration(before = JdbcAutoConfiguration.class)
public class DeadLetterAutoConfiguration {

    @Bean
    static HandlerEnhancerDefinition eventByEvent(
            ObjectProvider<PlatformTransactionManager> transactions, ObjectProvider<TokenStore> tokens) {
        return new PoisonEventIsolation(transactions, tokens);
    }

    @Bean
    DeadLetterQueues deadLetterQueues(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            ObjectProvider<DeadLetterGroup> own,
            MeterRegistry metrics,
            Clock clock) {
        return new DeadLetterQueues(connections, transactions, serializer, own, metrics, clock);
    }

    @Bean
    OwnDeadLetters ownDeadLetters(JdbcTemplate database, DeadLetterQueues queues) {
        return new AddedDeadLetters(database, queues);
    }

    @Bean
    DeadLetters deadLetters(JdbcTemplate database, Serializer serializer, List<KeptDeadLetters> kept) {
        return new DeadLetters(database, serializer, kept);
    }

    @Bean
    DeadLetterRetry deadLetterRetry(
            Configuration axon,
            DeadLetterQueues queues,
            EventStore events,
            TransactionManager transactions,
            DeadLetters letters) {
        return new DeadLetterRetry(axon, queues, events, transactions, letters);
    }

    @Bean
    DueDeadLetters deadLettersHealthIndicator(
            DeadLetters letters, DeadLetterRetry retry, DeadLetterQueues queues, MeterRegistry metrics, Clock clock) {
        return new DueDeadLetters(letters, retry, queues, metrics, clock);
    }
}
