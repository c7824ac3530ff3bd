package vouch.engine.nodes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.selfcheck.Check;

/** Checks a PostgreSQL that several nodes share, and this process as one of them. */
@Configuration(proxyBeanMethods = false)
@Profile("postgres")
class PostgresChecks {

    private static final Duration LEAST_CLAIM = Duration.ofSeconds(30);
    private static final String PROBE = "self-check";

    @Bean
    @Profile("!axonserver")
    Check eventsAreNumberedOneByOne(JdbcTemplate database) {
        return new Check(
                () -> database.queryForObject(
                                """
                                select seqcache from pg_sequence
                                where seqrelid = pg_get_serial_sequence('domainevententry', 'globalindex')::regclass
                                """,
                                Long.class)
                        == 1,
                "a node takes the numbers of events in blocks, and the others would not find them in order: "
                        + "alter the sequence of DomainEventEntry.globalIndex to cache 1");
    }

    @Bean
    @Profile("!axonserver")
    Check eventsAreNumberedAfterTheLast(JdbcTemplate database) {
        return new Check(
                () -> database.queryForObject(
                        """
                        select coalesce(pg_sequence_last_value(
                                   pg_get_serial_sequence('DomainEventEntry', 'globalindex')::regclass), 0)
                               >= coalesce(max(globalIndex), 0)
                        from DomainEventEntry
                        """,
                        Boolean.class),
                "the next event would get a number that readers have gone past, and no view would show it: "
                        + "restart DomainEventEntry.globalIndex with the number after the last");
    }

    /** The views of an extension, such as {@code pg_stat_statements}, have such columns, too. */
    @Bean
    Check bytesAreInTheirRows(JdbcTemplate database) {
        return new Check(
                () -> database.queryForObject(
                                """
                                select count(*) from information_schema.columns join information_schema.tables
                                using (table_schema, table_name)
                                where table_schema = current_schema() and table_type = 'BASE TABLE'
                                and data_type = 'oid'
                                """,
                                Long.class)
                        == 0,
                "a column holds the number of a large object instead of bytes: alter its type to bytea");
    }

    @Bean
    Check claimsOutliveAPause(JdbcTemplate database, TokenStore tokens, TransactionManager transactions, Clock clock) {
        return new Check(
                () -> {
                    Instant over;
                    boolean lost;
                    // A look that takes longer than the rest of the claim says nothing, so it is repeated.
                    do {
                        over = clock.instant().plusSeconds(2);
                        lost = losesClaim(database, tokens, transactions, over.minus(LEAST_CLAIM));
                    } while (lost && clock.instant().isAfter(over));
                    return !lost;
                },
                "a node that pauses for less than 30 s would lose its claims: set the token store's claim time-out to 30 s");
    }

    /** A node that starts owns no claim yet, so a claim under its name belongs to another node. */
    @Bean
    Check noOtherNodeHasThisName(JdbcTemplate database, TokenStore tokens, TransactionManager transactions) {
        return new Check(
                () -> undone(transactions, () -> {
                    tokens.initializeTokenSegments(PROBE, 1);
                    return canClaim(tokens)
                            && database.queryForObject(
                                            """
                                            select count(*) from TokenEntry mine join TokenEntry other
                                            on other.owner = mine.owner and other.processorName <> mine.processorName
                                            where mine.processorName = ?
                                            """,
                                            Long.class,
                                            PROBE)
                                    == 0;
                }),
                "another node claims under the same name: give every start a node id of its own");
    }

    @Bean
    Check clocksAgree(ClockWatch watch) {
        return new Check(
                () -> watch.look().agrees(),
                "the clocks of this machine and of PostgreSQL are more than 1 s apart: let both follow a time server");
    }

    private static boolean losesClaim(
            JdbcTemplate database, TokenStore tokens, TransactionManager transactions, Instant claimed)
            throws Exception {
        return undone(transactions, () -> {
            tokens.initializeTokenSegments(PROBE, 1);
            database.update(
                    "update TokenEntry set owner = 'another', timestamp = ? where processorName = ?",
                    claimed.toString(),
                    PROBE);
            return canClaim(tokens);
        });
    }

    private static boolean canClaim(TokenStore tokens) {
        try {
            tokens.fetchToken(PROBE, 0);
            return true;
        } catch (UnableToClaimTokenException e) {
            return false;
        }
    }

    /** Looks within a transaction that is rolled back. */
    private static boolean undone(TransactionManager transactions, Callable<Boolean> look) throws Exception {
        Transaction transaction = transactions.startTransaction();
        try {
            return look.call();
        } finally {
            transaction.rollback();
        }
    }
}
