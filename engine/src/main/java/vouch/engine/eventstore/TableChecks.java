package vouch.engine.eventstore;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.selfcheck.Check;

/** Checks what must hold wherever there are tables: everything in them commits together. */
@Configuration(proxyBeanMethods = false)
class TableChecks {

    private static final String PROBE = "self-check";
    private static final String COUNT = "select count(*) from TokenEntry where processorName = '" + PROBE + "'";

    @Bean
    Check everythingCommitsTogether(TransactionManager transactions, TokenStore tokens, JdbcTemplate database) {
        return new Check(
                () -> {
                    Transaction undone = transactions.startTransaction();
                    boolean seen;
                    try {
                        tokens.initializeTokenSegments(PROBE, 1);
                        seen = database.queryForObject(COUNT, Long.class) == 1;
                    } finally {
                        undone.rollback();
                    }
                    boolean gone = database.update("delete from TokenEntry where processorName = ?", PROBE) == 0;
                    return seen && gone;
                },
                "tokens and views do not commit together: give them one data source and one transaction manager");
    }

    @Bean
    Check processorsShareTheTransactions(
            EventProcessingConfiguration processing, TransactionManager transactions, TokenStore tokens) {
        return new Check(
                () -> processing.eventProcessors().keySet().stream()
                        .allMatch(processor -> processing.transactionManager(processor) == transactions
                                && processing.tokenStore(processor) == tokens),
                "an event processor has a transaction manager or a token store of its own: take that away");
    }

    /**
     * Axon issue 4160: without a type validator a replay token is written but cannot be read, so every replay fails.
     */
    @Bean
    Check replaysAreRemembered(TokenStore tokens) {
        return new Check(
                () -> tokens instanceof JdbcTokenStore stored && survives(aReplay(), stored.serializer()),
                "a replay could not be stored: let the token store be a JdbcTokenStore whose serializer reads ReplayTokens");
    }

    private static TrackingToken aReplay() {
        return ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(2), new GlobalSequenceTrackingToken(1));
    }

    private static boolean survives(TrackingToken token, Serializer serializer) {
        try {
            return token.equals(serializer.deserialize(serializer.serialize(token, byte[].class)));
        } catch (RuntimeException e) {
            return false;
        }
    }
}
