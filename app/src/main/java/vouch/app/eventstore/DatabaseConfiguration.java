package vouch.app.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import vouch.app.Settings;
import vouch.app.side.ConditionalOnTables;

/**
 * Where the tables are: in a file of this process, or in a PostgreSQL that several nodes share. Everything that has a
 * table uses the one transaction manager of its data source, so that events, tokens, sagas, deadlines and views commit
 * together or not at all.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnTables
class DatabaseConfiguration {

    /** How long a node that fell silent keeps its claims; well above the time that a saga waits for its commands. */
    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(30);

    @Bean
    @Profile("!postgres")
    DataFolder dataFolder(Settings settings) throws SQLException {
        DataFolder folder = new DataFolder(settings);
        new CrashRecovery(folder).run();
        return folder;
    }

    @Bean
    @Profile("!postgres")
    DatabaseWatch databaseWatch(DataSource database) throws SQLException {
        return new DatabaseWatch(database, DatabaseWatch::halt);
    }

    @Bean
    @Profile("!postgres")
    Compaction compaction(DatabaseWatch watch) {
        return watch.compaction();
    }

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
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new DuplicateKeys();
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    @Profile("!postgres")
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer, Node node) {
        return tokens(connections, serializer, node).build();
    }

    @Bean
    @Profile("postgres")
    TokenStore unflushedTokens(ConnectionProvider connections, Serializer serializer, Node node) {
        return new UnflushedTokens(tokens(connections, serializer, node), serializer, node.id());
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
