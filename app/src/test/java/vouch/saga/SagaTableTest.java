package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.domain.process.OrderProgress;
import vouch.domain.process.SagaState;
import vouch.saga.SagaStore.Change;

/** The table, made by the very scripts that make it in production. */
class SagaTableTest {

    private static final Instant AT = Instant.parse("2026-11-28T12:00:00.123Z");
    private static final Money TOTAL = Money.of("1.00", "GBP");

    private final JdbcDataSource source = new JdbcDataSource();
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final SagaTable table = new SagaTable(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));

    @BeforeEach
    void makeTables() {
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        run("V1__event_store", "V2__deadlines", "V4__dead_letters", "V6__sagas_in_flight");
    }

    @Test
    void givesBackWhatItWasGiven() {
        run("V7__one_row_for_a_saga");
        SagaState created = saga("a");
        SagaState reserved =
                created.after(new CreditReserved(created.customerId(), created.orderId(), figures()), AT.plusMillis(7));

        store(begun(created), begun(saga("b")));
        store(new Change(created.orderId(), created, reserved), new Change(id("b"), saga("b"), null));

        assertThat(locked("a", "b", "c").sagas()).containsOnlyKeys(id("a")).containsValue(reserved);
        assertThat(new SagaRows(database).find(id("a"))).contains(reserved);
    }

    @Test
    void keepsOthersFromASagaUntilTheTransactionEnds() {
        run("V7__one_row_for_a_saga");
        store(begun(saga("a")), begun(saga("b")));
        TransactionTemplate another = new TransactionTemplate(new JdbcTransactionManager(source));
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transaction.executeWithoutResult(one -> {
            table.lock(List.of(id("a")));
            SagaStore.Found found = another.execute(two -> table.lock(List.of(id("a"), id("b"), id("c"))));
            assertThat(found.sagas()).containsOnlyKeys(id("b"));
            assertThat(found.busy()).isEqualTo(Set.of(id("a")));
        });

        assertThat(locked("a", "b").busy()).isEmpty();
    }

    @Test
    void storesTheOthersWhenOneCannotBeStored() {
        run("V7__one_row_for_a_saga");
        store(begun(saga("there")));
        List<OrderId> failed = new ArrayList<>();

        transaction.executeWithoutResult(
                one -> failed.addAll(table.store(List.of(begun(saga("a")), begun(saga("there")), begun(saga("z"))))
                        .keySet()));

        assertThat(failed).containsExactly(id("there"));
        assertThat(locked("a", "there", "z").sagas()).hasSize(3);
    }

    @Test
    void tellsWhoseTimeIsUpTheLongestFirst() {
        run("V7__one_row_for_a_saga");
        store(begun(saga("late", 2)), begun(saga("latest", 1)), begun(saga("not-yet", 60)));
        Instant now = AT.plusSeconds(59);
        assertThat(table.due(now, 9)).containsExactly(id("latest"), id("late"));
        assertThat(table.due(now, 1)).containsExactly(id("latest"));

        table.setDeadline(List.of(id("latest")), null);
        table.setDeadline(List.of(id("late")), now.plusSeconds(10));

        assertThat(table.due(now, 9)).isEmpty();
        assertThat(table.due(now.plusSeconds(10), 9)).containsExactly(id("not-yet"), id("late"));
        table.setDeadline(List.of(id("latest")), now);
        assertThat(table.due(now, 9)).isEmpty();
    }

    @Test
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

        run("V7__one_row_for_a_saga");

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
            assertThat(saga.steps()).isEmpty();
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

    private SagaStore.Found locked(String... orders) {
        return transaction.execute(one ->
                table.lock(List.of(orders).stream().map(SagaTableTest::id).toList()));
    }

    private void store(Change... changes) {
        transaction.executeWithoutResult(
                one -> assertThat(table.store(List.of(changes))).isEmpty());
    }

    private static Change begun(SagaState saga) {
        return new Change(saga.orderId(), null, saga);
    }

    private static SagaState saga(String order) {
        return saga(order, 60);
    }

    private static SagaState saga(String order, int seconds) {
        OrderCreated event =
                new OrderCreated(id(order), new CustomerId("c"), List.of(new OrderLine("A", 1, TOTAL)), TOTAL);
        return SagaState.begin(event, AT, AT.plusSeconds(seconds));
    }

    private static CreditFigures figures() {
        return new CreditFigures(TOTAL, Money.zero("GBP"), Money.zero("GBP"), TOTAL);
    }

    private static OrderId id(String order) {
        return new OrderId(order);
    }
}
