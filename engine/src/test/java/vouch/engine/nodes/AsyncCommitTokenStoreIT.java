package vouch.engine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vouch.engine.Postgres;

class AsyncCommitTokenStoreIT {

    private static final String PROCESSOR = "order-view";
    private static final TrackingToken FIRST = new GlobalSequenceTrackingToken(1);
    private static final TrackingToken SECOND = new GlobalSequenceTrackingToken(2);
    private static final TrackingToken THIRD = new GlobalSequenceTrackingToken(3);

    @TempDir
    private static Path data;

    private static Postgres postgres;
    private static DataSource database;

    private final JdbcTemplate rows = new JdbcTemplate(database);
    private final TransactionManager transactions = new SpringTransactionManager(new JdbcTransactionManager(database));
    private TokenStore tokens;

    @BeforeAll
    static void start() throws Exception {
        postgres = new Postgres(17, data);
        database = new DriverManagerDataSource(postgres.url());
        DatabasePopulatorUtils.execute(
                new ResourceDatabasePopulator(new ClassPathResource("db/migration/postgresql/V1__event_store.sql")),
                database);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void begin() {
        rows.execute("delete from TokenEntry");
        tokens = new NodesAutoConfiguration()
                .unflushedTokens(
                        new SpringDataSourceConnectionProvider(database),
                        Jackson3Serializer.builder().build(),
                        Node.oneOfSeveral());
        transactions.executeInTransaction(() -> tokens.initializeTokenSegments(PROCESSOR, 1, null));
        transactions.executeInTransaction(this::claim);
    }

    @Test
    void handlesEventsWithoutWaitingForTheDisk() {
        assertThat(handle(() -> {
                    store(FIRST);
                    return flushes();
                }))
                .isEqualTo("off");
        assertThat(claim()).isEqualTo(FIRST);
    }

    @Test
    void waitsForTheDiskOtherwise() {
        assertThat(transactions.fetchInTransaction(() -> {
                    store(FIRST);
                    return flushes();
                }))
                .isEqualTo("on");
        assertThat(handle(this::flushes)).isEqualTo("on");
    }

    @Test
    void goesOnWhereItHadStoppedBeforeACrash() {
        handle(FIRST);
        forget(() -> handle(SECOND));

        assertThatThrownBy(() -> handle(THIRD)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(claim()).isEqualTo(FIRST);
        handle(SECOND);
        handle(THIRD);
        assertThat(claim()).isEqualTo(THIRD);
    }

    @Test
    void beginsAgainWhenEverythingWasForgotten() {
        forget(() -> handle(FIRST));

        assertThatThrownBy(() -> handle(SECOND)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(claim()).isNull();
    }

    /** There may be no event for long. */
    @Test
    void losesTheClaimOfWhatACrashTookWhenItExtendsIt() {
        handle(FIRST);
        extend();
        forget(() -> handle(SECOND));

        assertThatThrownBy(this::extend).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(this::extend).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> handle(THIRD)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(claim()).isEqualTo(FIRST);
        extend();
        handle(SECOND);
    }

    @Test
    void goesOnAfterATransactionThatWasRolledBack() {
        handle(FIRST);
        UnitOfWork<EventMessage<?>> work = begun();
        store(SECOND);
        work.rollback();

        handle(THIRD);
        assertThat(claim()).isEqualTo(THIRD);
    }

    private void handle(TrackingToken token) {
        handle(() -> {
            store(token);
            return null;
        });
    }

    private <T> T handle(Supplier<T> handler) {
        UnitOfWork<EventMessage<?>> work = begun();
        try {
            T result = handler.get();
            work.commit();
            return result;
        } finally {
            if (work.isActive()) {
                work.rollback();
            }
        }
    }

    private UnitOfWork<EventMessage<?>> begun() {
        UnitOfWork<EventMessage<?>> work = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("any"));
        work.attachTransaction(transactions);
        return work;
    }

    private void store(TrackingToken token) {
        tokens.storeToken(token, PROCESSOR, 0);
    }

    private void extend() {
        transactions.executeInTransaction(() -> tokens.extendClaim(PROCESSOR, 0));
    }

    private TrackingToken claim() {
        return transactions.fetchInTransaction(() -> tokens.fetchToken(PROCESSOR, 0));
    }

    private String flushes() {
        return rows.queryForObject("show synchronous_commit", String.class);
    }

    /** Afterwards the table is as if it had not been. */
    private void forget(Runnable last) {
        byte[] before = rows.queryForObject("select token from TokenEntry", byte[].class);
        last.run();
        rows.update("update TokenEntry set token = ?", ps -> ps.setBytes(1, before));
    }
}
