package vouch.engine.nodes;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Configures this process to be alone on its own database, or one of several on a shared PostgreSQL. */
@AutoConfiguration(before = JdbcAutoConfiguration.class)
@Import({ConnectionChecks.class, PostgresChecks.class, PostgresSetupChecks.class, ClockWatch.class})
public class NodesAutoConfiguration {

    /**
     * How long a node that fell silent keeps its claims. This is well above the time that an event handler waits for
     * its commands.
     */
    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(30);

    @Bean
    @Profile("!postgres")
    Node alone() {
        return Node.alone();
    }

    @Bean
    @Profile("postgres")
    Node oneOfSeveral() {
        return Node.oneOfSeveral();
    }

    @Bean
    @Profile("postgres")
    static WritableConnections writableConnections() {
        return new WritableConnections();
    }

    @Bean
    @Profile("postgres")
    PasswordWatch passwordWatch(HikariDataSource pool, Environment environment) {
        return new PasswordWatch(pool, PasswordFile.of(environment));
    }

    @Bean
    @Profile("!postgres")
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer, Node node) {
        return tokens(connections, serializer, node).build();
    }

    @Bean
    @Profile("postgres")
    TokenStore unflushedTokens(ConnectionProvider connections, Serializer serializer, Node node) {
        return new AsyncCommitTokenStore(tokens(connections, serializer, node), serializer, node.id());
    }

    private static JdbcTokenStore.Builder tokens(ConnectionProvider connections, Serializer serializer, Node node) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .nodeId(node.id())
                .claimTimeout(CLAIM_TIMEOUT);
    }

    @Bean
    @Profile("postgres")
    MaxSegmentProvider fairShare(
            JdbcTemplate database,
            TokenStore tokens,
            Node node,
            ObjectProvider<EventProcessingConfiguration> processing) {
        return new FairShare(database, tokens, node, processing);
    }
}
