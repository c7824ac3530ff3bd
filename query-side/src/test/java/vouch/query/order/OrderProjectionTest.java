package vouch.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.domain.view.Orders.*;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.ReplayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.domain.view.OrderViewFold;
import vouch.engine.views.MissedEvent;
import vouch.query.RecordedSql;
import vouch.query.ViewTables;

/** With real commits: what is noted is written right before them. */
@ViewTables
@Import({OrderRows.class, CustomerNames.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class OrderProjectionTest {

    @Autowired
    private OrderRows rows;

    @Autowired
    private CustomerNames names;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private RecordedSql sql;

    @Autowired
    private TransactionTemplate transaction;

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Object> published = new ArrayList<>();
    private OrderProjection projection;

    @BeforeEach
    void project() {
        projection = new OrderProjection(rows, names, new DecisionTimes(metrics), published::add);
    }

    @AfterEach
    void forget() {
        projection.forget();
    }

    @Test
    void keepsTheViewOfEveryEvent() {
        on(CREATED, 0);
        on(CREDIT_RESERVED);
        on(APPROVED, 1);
        on(SHIPPED, 2);
        on(CREDIT_CHARGED);

        OrderView shipped = view(Status.SHIPPED, Credit.CHARGED, null, FIGURES, noonPlus(1), 3);
        assertThat(stored()).isEqualTo(shipped);
        assertThat(published).hasSize(5).last().isEqualTo(shipped);
    }

    @Test
    void publishesEveryChangedView() {
        on(CREATED, 0);
        on(CANCELLED, 1);

        assertThat(published)
                .containsExactly(
                        view(Status.PENDING, Credit.NONE, null, null, null, 1),
                        view(Status.CANCELLED, Credit.NONE, "changed my mind", null, null, 2));
    }

    @Test
    void namesTheCustomerWhoCameBeforeTheOrder() {
        on(REGISTERED);
        on(CREATED, 0);

        assertThat(stored().customerName()).isEqualTo("Ada");
    }

    @Test
    void namesTheCustomerWhoComesAfterTheOrder() {
        on(CREATED, 0);
        on(APPROVED, 1);
        assertThat(stored().customerName()).isNull();
        published.clear();

        on(REGISTERED);

        OrderView named = OrderViewFold.named(view(Status.APPROVED, Credit.NONE, null, null, noonPlus(1), 2), "Ada");
        assertThat(stored()).isEqualTo(named);
        assertThat(published).containsExactly(named);
    }

    @Test
    void namesAllOrdersOfTheCustomerAndNobodyElses() {
        OrderCreated second = new OrderCreated(new OrderId("2"), CUSTOMER, LINES, TOTAL);
        OrderCreated others = new OrderCreated(new OrderId("3"), new CustomerId("13047"), LINES, TOTAL);
        List.of(CREATED, second, others).forEach(event -> on(event, 0));

        on(REGISTERED);

        assertThat(List.of(CREATED, second))
                .allSatisfy(event ->
                        assertThat(stored(event.orderId()).customerName()).isEqualTo("Ada"));
        assertThat(stored(others.orderId()).customerName()).isNull();
    }

    /** Redelivery after a crash, or a replay that overlaps. */
    @Test
    void changesNothingWhenTheSameEventComesAgain() {
        on(REGISTERED);
        on(CREATED, 0);
        on(CREDIT_RESERVED);
        on(APPROVED, 1);
        OrderView once = stored();
        published.clear();

        on(CREATED, 0);
        on(APPROVED, 1);
        on(CREDIT_RESERVED);
        on(REGISTERED);

        assertThat(stored()).isEqualTo(once);
        assertThat(published).allMatch(once::equals);
        assertThat(count("order_view")).isEqualTo(1);
        assertThat(count("order_customer_name")).isEqualTo(1);
    }

    @Test
    void takesNoEarlierEventForALaterOne() {
        on(CREATED, 0);
        on(APPROVED, 1);
        on(CANCELLED, 2);

        on(APPROVED, 1);

        assertThat(stored()).isEqualTo(view(Status.CANCELLED, Credit.NONE, "changed my mind", null, noonPlus(1), 3));
    }

    /** Credit can be released for an order that nobody ever created. */
    @Test
    void ignoresTheCreditOfAnOrderThatItDoesNotKnow() {
        for (OrderCreditEvent event : List.of(CREDIT_RESERVED, CREDIT_REJECTED, CREDIT_RELEASED, CREDIT_CHARGED)) {
            on(event);
        }

        assertThat(count("order_view")).isZero();
        assertThat(published).isEmpty();
    }

    @Test
    void takesNoEventWhileOneBeforeItIsMissing() {
        assertThatThrownBy(() -> on(APPROVED, 1)).isInstanceOf(MissedEvent.class);
        on(CREATED, 0);

        assertThatThrownBy(() -> on(SHIPPED, 2))
                .isInstanceOf(MissedEvent.class)
                .hasMessage("Event 2 of order/%s came while number 1 is missing.", ORDER.value());

        assertThat(stored().status()).isEqualTo(Status.PENDING);
    }

    @Test
    void publishesNothingInAReplay() {
        together(() -> projection.on(CREATED, 0, noonPlus(0), ReplayStatus.REPLAY));
        together(() -> projection.on(CREDIT_RESERVED, ReplayStatus.REPLAY));
        together(() -> projection.on(REGISTERED, ReplayStatus.REPLAY));

        assertThat(stored().customerName()).isEqualTo("Ada");
        assertThat(published).isEmpty();
    }

    @Test
    void forgetsEverythingBeforeAReplay() {
        on(REGISTERED);
        on(CREATED, 0);

        projection.forget();

        assertThat(count("order_view")).isZero();
        assertThat(count("order_customer_name")).isZero();
    }

    @Test
    void givesTheSameRowsWhenItIsReplayed() {
        for (int run = 0; run < 2; run++) {
            projection.forget();
            on(CREATED, 0);
            on(REGISTERED);
            on(new CreditReserved(CUSTOMER, ORDER, FIGURES));
            on(APPROVED, 1);

            assertThat(stored())
                    .isEqualTo(OrderViewFold.named(
                            view(Status.APPROVED, Credit.RESERVED, null, FIGURES, noonPlus(1), 2), "Ada"));
        }
    }

    @Test
    void takesANameOfTwoHundredCharacters() {
        String name = "👋".repeat(200);
        on(CREATED, 0);

        on(new CustomerRegistered(CUSTOMER, name, null, gbp("1")));

        assertThat(stored().customerName()).isEqualTo(name);
    }

    @Test
    void readsAndWritesARowOnceForAllItsEventsInABatch() {
        on(REGISTERED);

        List<String> sent = sql.sentBy(() -> together(() -> {
            on(CREATED, 0);
            on(CREDIT_RESERVED);
            on(APPROVED, 1);
            on(SHIPPED, 2);
            on(CREDIT_CHARGED);
        }));

        OrderView shipped =
                OrderViewFold.named(view(Status.SHIPPED, Credit.CHARGED, null, FIGURES, noonPlus(1), 3), "Ada");
        assertThat(stored()).isEqualTo(shipped);
        assertThat(published).containsExactly(shipped);
        assertThat(sent).satisfiesExactly(selects("order_view"), selects("order_customer_name"), inserts("order_view"));
    }

    @Test
    void sendsAsManyStatementsHoweverManyOrdersABatchHas() {
        List<OrderCreated> orders = IntStream.range(0, 250)
                .mapToObj(i -> new OrderCreated(new OrderId("o" + i), new CustomerId("c" + i), LINES, TOTAL))
                .toList();
        assertThat(sql.sentBy(() -> together(() -> orders.forEach(order -> on(order, 0)))))
                .hasSize(3);

        List<String> sent = sql.sentBy(() -> together(() -> {
            orders.forEach(order -> on(new CreditReserved(order.customerId(), order.orderId(), FIGURES)));
            orders.forEach(order -> on(new OrderApproved(order.orderId(), order.customerId()), 1));
        }));

        assertThat(sent).satisfiesExactly(selects("order_view"), updates("order_view"));
        assertThat(orders).allSatisfy(order -> assertThat(stored(order.orderId()))
                .extracting(OrderView::status, OrderView::credit)
                .containsExactly(Status.APPROVED, Credit.RESERVED));
        assertThat(published).hasSize(500);
    }

    @Test
    void namesCustomersAndTheirOrdersInOneBatchInAnyOrder() {
        OrderCreated second = new OrderCreated(new OrderId("2"), CUSTOMER, LINES, TOTAL);

        together(() -> {
            on(CREATED, 0);
            on(REGISTERED);
            on(second, 0);
        });
        assertThat(stored().customerName()).isEqualTo("Ada");
        assertThat(stored(second.orderId()).customerName()).isEqualTo("Ada");

        projection.forget();
        together(() -> {
            on(REGISTERED);
            on(CREATED, 0);
        });
        assertThat(stored().customerName()).isEqualTo("Ada");
    }

    @Test
    void leavesNothingOfABatchThatFails() {
        on(CREATED, 0);
        OrderCreated second = new OrderCreated(new OrderId("2"), CUSTOMER, LINES, TOTAL);

        assertThatThrownBy(() -> together(() -> {
                    on(REGISTERED);
                    on(second, 0);
                    on(SHIPPED, 2);
                }))
                .isInstanceOf(MissedEvent.class);

        assertThat(count("order_view")).isEqualTo(1);
        assertThat(count("order_customer_name")).isZero();
        assertThat(stored()).isEqualTo(view(Status.PENDING, Credit.NONE, null, null, null, 1));
    }

    @Test
    void takesAnEventOnceThatABatchHasTwice() {
        together(() -> {
            on(CREATED, 0);
            on(APPROVED, 1);
            on(CREATED, 0);
            on(APPROVED, 1);
        });

        assertThat(stored()).isEqualTo(view(Status.APPROVED, Credit.NONE, null, null, noonPlus(1), 2));
    }

    @Test
    void measuresADecisionOnceHoweverOftenItsEventComes() {
        on(CREATED, 0);
        assertThat(metrics.find("vouch.decisions").timers()).isEmpty();

        on(APPROVED, 1);
        on(APPROVED, 1);
        on(CREDIT_RESERVED);
        on(SHIPPED, 2);

        Timer approved =
                metrics.get("vouch.decisions").tag("outcome", "approved").timer();
        assertThat(approved.count()).isEqualTo(1);
        assertThat(approved.totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(Duration.between(noonPlus(0), noonPlus(1)).toMillis());
    }

    @Test
    void measuresADecisionThatOtherEventsFollowInTheSameBatch() {
        together(() -> {
            on(CREATED, 0);
            on(APPROVED, 1);
            on(CANCELLED, 2);
        });

        assertThat(metrics.get("vouch.decisions")
                        .tag("outcome", "approved")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void measuresARejection() {
        on(CREATED, 0);
        on(REJECTED, 1);

        assertThat(metrics.get("vouch.decisions")
                        .tag("outcome", "rejected")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void measuresNoDecisionInAReplayOrInABatchThatFailsOrOfACancelledOrder() {
        together(() -> projection.on(CREATED, 0, noonPlus(0), ReplayStatus.REPLAY));
        together(() -> projection.on(APPROVED, 1, noonPlus(1), ReplayStatus.REPLAY));
        on(CREDIT_RESERVED);
        projection.forget();
        on(CREATED, 0);
        assertThatThrownBy(() -> together(() -> {
                    on(APPROVED, 1);
                    on(SHIPPED, 3);
                }))
                .isInstanceOf(MissedEvent.class);
        on(CANCELLED, 1);

        assertThat(metrics.find("vouch.decisions").timers()).isEmpty();
    }

    /** A replay ends within a batch. */
    @Test
    void publishesOfABatchWhatIsNews() {
        OrderCreated second = new OrderCreated(new OrderId("2"), CUSTOMER, LINES, TOTAL);

        together(() -> {
            projection.on(CREATED, 0, noonPlus(0), ReplayStatus.REPLAY);
            projection.on(second, 0, noonPlus(0), ReplayStatus.REPLAY);
            on(APPROVED, 1);
        });

        assertThat(published).containsExactly(view(Status.APPROVED, Credit.NONE, null, null, noonPlus(1), 2));
        assertThat(count("order_view")).isEqualTo(2);
    }

    @Test
    void takesNoEventOutsideOfATransaction() {
        assertThatThrownBy(() -> projection.on(CREATED, 0, NOON, ReplayStatus.REGULAR))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private static Consumer<String> selects(String table) {
        return sent -> assertThat(sent).startsWith("select").containsPattern("from\\s" + table + "\\b");
    }

    private static Consumer<String> inserts(String table) {
        return sent -> assertThat(sent).startsWith("insert into " + table);
    }

    private static Consumer<String> updates(String table) {
        return sent -> assertThat(sent).startsWith("update " + table);
    }

    private void on(OrderEvent event, long sequence) {
        together(() -> projection.on(event, sequence, noonPlus(sequence), ReplayStatus.REGULAR));
    }

    private void on(OrderCreditEvent event) {
        together(() -> projection.on(event, ReplayStatus.REGULAR));
    }

    private void on(CustomerRegistered event) {
        together(() -> projection.on(event, ReplayStatus.REGULAR));
    }

    private void together(Runnable events) {
        transaction.executeWithoutResult(open -> events.run());
    }

    private long count(String table) {
        return database.queryForObject("select count(*) from " + table, Long.class);
    }

    private OrderView stored() {
        return stored(ORDER);
    }

    private OrderView stored(OrderId id) {
        return rows.find(id);
    }
}
