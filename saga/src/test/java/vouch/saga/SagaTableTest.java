package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.domain.process.OrderProgress;
import vouch.saga.SagaStore.Change;

/** The table, made by the very scripts that make it in production. */
class SagaTableTest extends SagaStoreContract {

    private static final String LATEST = "V9__one_queue_for_what_failed";

    private final JdbcDataSource source = new JdbcDataSource();
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final SagaTable table = new SagaTable(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));

    @BeforeEach
    void makeTables(TestInfo test) {
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        run("V1__event_store", "V2__deadlines", "V4__dead_letters", "V5__reconciliation", "V6__sagas_in_flight");
        if (!test.getTags().contains("old")) {
            run("V7__one_row_for_a_saga", LATEST);
        }
    }

    @Override
    SagaStore store() {
        return table;
    }

    @Override
    void commit(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    @Override
    void rollBack(Runnable work) {
        transaction.executeWithoutResult(status -> {
            work.run();
            status.setRollbackOnly();
        });
    }

    @Override
    void whileLocked(OrderId order, Runnable work) {
        TransactionTemplate another = new TransactionTemplate(new JdbcTransactionManager(source));
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(one -> {
            table.lock(List.of(order));
            another.executeWithoutResult(two -> work.run());
        });
    }

    @Test
    void isMeasuredByState() {
        MeterRegistry metrics = new SimpleMeterRegistry();
        SagaMetrics measured =
                new SagaMetrics(new SagaRows(database), metrics, Clock.fixed(AT.plusSeconds(90), ZoneOffset.UTC));
        save(begun(saga("a")), begun(saga("b")));

        measured.take();

        assertThat(sagas(metrics, "RESERVING")).isEqualTo(2);
        assertThat(sagas(metrics, "APPROVING")).isZero();
        assertThat(metrics.get("vouch.sagas.oldest")
                        .tag("state", "RESERVING")
                        .gauge()
                        .value())
                .isEqualTo(90);
        assertThat(metrics.get("vouch.sagas").gauges()).hasSameSizeAs(SagaView.STATES);

        save(new Change(id("a"), saga("a"), null));
        measured.take();
        assertThat(sagas(metrics, "RESERVING")).isEqualTo(1);

        measured.forget();
        assertThat(metrics.find("vouch.sagas").gauges()).isEmpty();
        assertThat(metrics.find("vouch.sagas.oldest").gauges()).isEmpty();
    }

    private static double sagas(MeterRegistry metrics, String state) {
        return metrics.get("vouch.sagas").tag("state", state).gauge().value();
    }

    @Test
    @Tag("old")
    void takesOverWhatIsInFlight() {
        inFlight("s-1", "listed", "d-1");
        inFlight("s-2", "approved", null);
        inFlight("s-3", "unlisted", "d-3");
        inFlight("s-4", "unlisted-approved", null);
        database.update(
                "insert into saga_view values ('listed', 'c', 'PENDING', 'RESERVED', 'APPROVING', 'OrderCreated " + AT
                        + "', timestamp with time zone '2026-11-28 12:00:00Z')");
        database.update("insert into saga_view values ('approved', 'c', 'APPROVED', 'RESERVED', 'AWAITING_SHIPMENT',"
                + " 'OrderCreated " + AT + "', timestamp with time zone '2026-11-28 12:00:00Z')");
        database.update("insert into saga_view values ('ended', 'c', 'PENDING', 'RESERVED', 'APPROVING', 'OrderCreated "
                + AT + "', timestamp with time zone '2026-11-28 12:00:00Z')");
        database.update("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " values ('AxonDeadline', 'd-1', timestamp with time zone '2026-11-28 12:01:00Z', false, 1)");
        token("order-saga", 0, "{\"index\":12,\"gaps\":[]}");
        token("order-saga", 1, "{\"index\":9,\"gaps\":[8]}");
        token("saga-view", 0, "{\"index\":12,\"gaps\":[]}");

        run("V7__one_row_for_a_saga", LATEST);

        SagaRows rows = new SagaRows(database);
        assertThat(rows.find(id("listed"))).get().satisfies(saga -> {
            assertThat(saga.customerId()).isEqualTo(new CustomerId("c"));
            assertThat(saga.phase()).isEqualTo(OrderProgress.Phase.APPROVING);
            assertThat(saga.deadline()).isEqualTo(Instant.parse("2026-11-28T12:01:00Z"));
        });
        assertThat(rows.find(id("approved"))).get().satisfies(saga -> assertThat(saga.deadline())
                .isNull());
        assertThat(rows.find(id("unlisted"))).get().satisfies(saga -> {
            assertThat(saga.phase()).isEqualTo(OrderProgress.Phase.RESERVING);
            assertThat(saga.deadline()).isAfter(saga.startedAt());
        });
        assertThat(rows.find(id("unlisted-approved"))).get().satisfies(saga -> {
            assertThat(saga.phase()).isEqualTo(OrderProgress.Phase.AWAITING_SHIPMENT);
            assertThat(saga.deadline()).isNull();
        });
        assertThat(rows.find(id("ended"))).isEmpty();
        assertThat(database.queryForList("select utf8tostring(token) from TokenEntry", String.class))
                .containsExactly("{\"index\":9,\"gaps\":[8]}", "{\"index\":9,\"gaps\":[8]}");
        assertThat(database.queryForList("select * from scheduled_tasks")).isEmpty();
    }

    @Test
    @Tag("old")
    void makesADeadLetterOfWhatIsParked() {
        run("V7__one_row_for_a_saga");
        database.update("insert into saga values ('o', 'c', 'REJECTED', 'REFUSED', 'RELEASING', 'OrderCreated " + AT
                + "', timestamp with time zone '2026-11-28 12:00:00Z', null)");
        park("customer:c@12", "o", "CreditReserved", "x.Unknown: no answer; x.Timeout", 3, "12:00:02", "12:00:09");
        park("order:o@0", "o", "OrderCreated", "x.Unknown: no answer", 1, "12:00:01", "12:00:03");
        park("customer:c@9", null, "Broken", "unreadable", 18, "12:00:00", null);
        park("Reconciliation:p", "p", "Reconciliation:RESERVED", "x.Unknown: no answer", 1, "12:00:01", "12:00:02");

        run(LATEST);

        assertThat(database.queryForList("select order_id, credit_step from saga"))
                .singleElement()
                .isEqualTo(Map.of("ORDER_ID", "o", "CREDIT_STEP", "REJECTED"));
        assertThat(database.queryForList(
                        "select processingGroup || ' ' || sequenceIdentifier || ' ' || sequenceIndex || ' ' || payloadType"
                                + " || ' ' || type || ' ' || aggregateIdentifier || ' ' || sequenceNumber || ' ' || enqueuedAt"
                                + " || ' ' || causeType || ' ' || utf8tostring(diagnostics)"
                                + " from DeadLetterEntry order by processingGroup, sequenceIdentifier, sequenceIndex",
                        String.class))
                .containsExactly(
                        "order-saga customer/c 0 Broken Customer customer/c 9 2026-11-28T12:00:00.000Z unreadable"
                                + " {\"attempts\":18}",
                        "order-saga o 0 OrderCreated Order order/o 0 2026-11-28T12:00:01.000Z x.Unknown"
                                + " {\"attempts\":1,\"next\":\"2026-11-28T12:00:03.000Z\"}",
                        "order-saga o 1 CreditReserved Customer customer/c 12 2026-11-28T12:00:02.000Z x.Unknown"
                                + " {\"attempts\":3,\"next\":\"2026-11-28T12:00:09.000Z\"}",
                        "reconciler p 0 OrderCreated Order order/p 0 2026-11-28T12:00:01.000Z x.Unknown"
                                + " {\"attempts\":1,\"next\":\"2026-11-28T12:00:02.000Z\"}");
    }

    private void park(
            String id, String order, String step, String cause, int attempts, String parkedAt, String retryAt) {
        database.update(
                "insert into parked_step (id, order_id, step, cause, attempts, parked_at, retry_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                order,
                step,
                cause,
                attempts,
                OffsetDateTime.parse("2026-11-28T" + parkedAt + "Z"),
                retryAt == null ? null : OffsetDateTime.parse("2026-11-28T" + retryAt + "Z"));
    }

    private void inFlight(String saga, String order, String deadline) {
        String json = "{\"orderId\":\"" + order + "\",\"deadlineId\":"
                + (deadline == null ? "null" : "\"" + deadline + "\"") + "}";
        database.update(
                "insert into SagaEntry (sagaId, sagaType, revision, serializedSaga) values (?, 'OrderSaga', '1', ?)",
                saga,
                json.getBytes());
        database.update(
                "insert into AssociationValueEntry (associationKey, associationValue, sagaId, sagaType)"
                        + " values ('orderId', ?, ?, 'OrderSaga')",
                "order/" + order,
                saga);
    }

    private void token(String processor, int segment, String token) {
        database.update(
                "insert into TokenEntry (processorName, segment, token) values (?, ?, ?)",
                processor,
                segment,
                token.getBytes());
    }

    private void run(String... scripts) {
        for (String script : scripts) {
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(new ClassPathResource("db/migration/h2/" + script + ".sql")), source);
        }
    }
}
