package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vouch.engine.selfcheck.Check;

class TableChecksTest {

    private final TableChecks checks = new TableChecks();
    private final DataSource source = EventTables.inMemory();
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final TransactionManager transactions = new SpringTransactionManager(new JdbcTransactionManager(source));
    private final TokenStore tokens = tokensIn(source);

    @Test
    void seesWhatDoesNotCommitTogether() throws Exception {
        assertThat(together(transactions, tokens)).isTrue();

        assertThat(together(NoTransactionManager.instance(), tokens)).isFalse();
        assertThat(together(transactions, new InMemoryTokenStore())).isFalse();
        assertThat(together(transactions, tokensIn(EventTables.inMemory()))).isFalse();
    }

    @Test
    void leavesNothingBehindEvenWhenItSeesSomething() throws Exception {
        together(NoTransactionManager.instance(), tokens);

        assertThat(database.queryForObject("select count(*) from TokenEntry", Long.class))
                .isZero();
    }

    @Test
    void seesAProcessorThatGoesItsOwnWay() throws Exception {
        EventProcessingConfiguration processing = mock();
        when(processing.eventProcessors()).thenReturn(Map.of("order-view", mock(EventProcessor.class)));
        when(processing.transactionManager("order-view")).thenReturn(transactions);
        when(processing.tokenStore("order-view")).thenReturn(tokens);
        Check check = checks.processorsShareTheTransactions(processing, transactions, tokens);
        assertThat(check.holds().call()).isTrue();

        when(processing.tokenStore(any())).thenReturn(new InMemoryTokenStore());
        assertThat(check.holds().call()).isFalse();
        when(processing.tokenStore(any())).thenReturn(tokens);
        when(processing.transactionManager(any())).thenReturn(NoTransactionManager.instance());
        assertThat(check.holds().call()).isFalse();
    }

    /** What the stock serializer does: Axon issue 4160. */
    @Test
    void seesThatAReplayCouldNotBeRead() throws Exception {
        assertThat(checks.replaysAreRemembered(tokens).holds().call()).isFalse();
        assertThat(checks.replaysAreRemembered(new InMemoryTokenStore()).holds().call())
                .isFalse();
    }

    private boolean together(TransactionManager transactions, TokenStore tokens) throws Exception {
        return checks.everythingCommitsTogether(transactions, tokens, database)
                .holds()
                .call();
    }

    private static TokenStore tokensIn(DataSource source) {
        return JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(source))
                .serializer(Jackson3Serializer.builder().build())
                .build();
    }
}
