package vouch.engine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vouch.engine.eventstore.EventTables;

/** What any database answers; what only PostgreSQL has is in the tests of the running product. */
class PostgresChecksTest {

    private final PostgresChecks checks = new PostgresChecks();
    private final DataSource source = EventTables.inMemory();
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final TransactionManager transactions = new SpringTransactionManager(new JdbcTransactionManager(source));

    @ParameterizedTest
    @CsvSource({"10, false", "27, false", "30, true", "60, true"})
    void seesClaimsThatAShortPauseWouldLose(int seconds, boolean holds) throws Exception {
        TokenStore tokens = tokens("me", Duration.ofSeconds(seconds));

        assertThat(checks.claimsOutliveAPause(database, tokens, transactions, Clock.systemUTC())
                        .holds()
                        .call())
                .isEqualTo(holds);
    }

    @Test
    void doesNotTakeItsOwnSlownessForAClaimThatIsLost() throws Exception {
        Clock slow = mock();
        when(slow.instant()).thenReturn(Instant.now().minusSeconds(3)).then(asked -> Instant.now());
        TokenStore tokens = tokens("me", NodesAutoConfiguration.CLAIM_TIMEOUT);

        assertThat(checks.claimsOutliveAPause(database, tokens, transactions, slow)
                        .holds()
                        .call())
                .isTrue();
    }

    @Test
    void seesAnotherNodeOfTheSameName() throws Exception {
        TokenStore tokens = tokens("me", NodesAutoConfiguration.CLAIM_TIMEOUT);
        assertThat(hasNameOfItsOwn(tokens)).isTrue();

        transactions.executeInTransaction(() -> {
            tokens.initializeTokenSegments("order-view", 1);
            tokens.fetchToken("order-view", 0);
        });
        assertThat(hasNameOfItsOwn(tokens)).isFalse();
        assertThat(hasNameOfItsOwn(tokens("you", NodesAutoConfiguration.CLAIM_TIMEOUT)))
                .isTrue();
    }

    @AfterEach
    void leaveNothingBehind() {
        assertThat(database.queryForObject(
                        "select count(*) from TokenEntry where processorName = 'self-check'", Long.class))
                .isZero();
    }

    private boolean hasNameOfItsOwn(TokenStore tokens) throws Exception {
        return checks.noOtherNodeHasThisName(database, tokens, transactions)
                .holds()
                .call();
    }

    private TokenStore tokens(String node, Duration claimTimeout) {
        return JdbcTokenStore.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(source))
                .serializer(Jackson3Serializer.builder().build())
                .nodeId(node)
                .claimTimeout(claimTimeout)
                .build();
    }
}
