package vouch.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.domain.view.Orders.*;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
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
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
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
@Import({OrderRows.class, CustomerNames.class, OrderReasons.class, OrderWaits.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class OrderProjectionTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    @Autowired
    private OrderRows rows;

    @Autowired
    private CustomerNames names;

    @Autowired
    private OrderReasons reasons;

    @Autowired
    private OrderWaits waits;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private RecordedSql sql;

    @Autowired
    private TransactionTemplate transaction;

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final List<Object> published = new ArrayList<>();
    private OrderProjection projection;
    private boolean read = true;

    @BeforeEach
    void project() {
        projection = new OrderProjection(
                rows, names, reasons, waits, new DecisionTimes(metrics), published::add, () -> read);
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

        OrderView shipped = folded(CREATED, CREDIT_RESERVED, APPROVED, SHIPPED, CREDIT_CHARGED);
        assertThat(stored()).isEqualTo(shipped);
        assertThat(published).hasSize(5).last().isEqualTo(shipped);
    }

    @Test
    void publishesEveryChangedView() {
        on(CREATED, 0);
        on(CANCELLED, 1);

        assertThat(published).containsExactly(folded(CREATED), folded(CREATED, CANCELLED));
    }

    @Test
    void publishesAndMeasuresNothingThatNobodyReads() {
        read = false;

        on(REGISTERED);
        on(CREATED, 0);
        on(APPROVED, 1);

        assertThat(stored()).isEqualTo(OrderViewFold.named(folded(CREATED, APPROVED), "Ada"));
        assertThat(published).isEmpty();
        assertThat(metrics.find("vouch.decisions").timers()).isEmpty();
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

        OrderView named = OrderViewFold.named(folded(CREATED, APPROVED), "Ada");
        assertThat(stored()).isEqualTo(named);
        assertThat(published).containsExactly(named);
    }

    @Test
    void namesAllOrdersOfTheCustomerAndNobodyElses() {
        OrderCreated second = new OrderCreated(new OrderId("2"), CUSTOMER, LINES, TOTAL, DAY);
        OrderCreated others = new OrderCreated(new OrderId("3"), new CustomerId("13047"), LINES, TOTAL, DAY);
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

        assertThat(stored()).isEqualTo(folded(CREATED, APPROVED, CANCELLED));
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
        together(() -> projection.on(CREDIT_RESERVED, 1, NOON, ReplayStatus.REPLAY));
        together(() -> projection.on(REGISTERED, ReplayStatus.REPLAY));

        assertThat(stored().customerName()).isEqualTo("Ada");
        assertThat(published).isEmpty();
    }

    @Test
    void forgetsEverythingBeforeAReplay() {
        on(REGISTERED);
        on(CREATED, 0);
        on(CREDIT_DEFERRED, 1);
        List<String> tables = List.of("order_view", "order_customer_name", "order_reason", "order_wait");
        assertThat(tables).allSatisfy(table -> assertThat(count(table)).isPositive());

        projection.forget();

        assertThat(tables).allSatisfy(table -> assertThat(count(table)).isZero());
    }

    @Test
    void givesTheSameRowsWhenItIsReplayed() {
        for (int run = 0; run < 2; run++) {
            projection.forget();
            on(CREATED, 0);
            on(REGISTERED);
            on(CREDIT_RESERVED);
            on(APPROVED, 1);

            assertThat(stored()).isEqualTo(OrderViewFold.named(folded(CREATED, CREDIT_RESERVED, APPROVED), "Ada"));
        }
    }

    @Test
    void takesANameOfTwoHundredCharacters() {
        String name = "👋".repeat(200);
        on(CREATED, 0);

        on(new CustomerRegistered(CUSTOMER, name, null, gbp("1"), DAY));

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
                OrderViewFold.named(folded(CREATED, CREDIT_RESERVED, APPROVED, SHIPPED, CREDIT_CHARGED), "Ada");
        assertThat(stored()).isEqualTo(shipped);
        assertThat(published).containsExactly(shipped);
        assertThat(sent).satisfiesExactly(selects("order_view"), selects("order_customer_name"), inserts("order_view"));
    }

    @Test
    void sendsAsManyStatementsHoweverManyOrdersABatchHas() {
        List<OrderCreated> orders = IntStream.range(0, 250)
                .mapToObj(i -> new OrderCreated(new OrderId("o" + i), new CustomerId("c" + i), LINES, TOTAL, DAY))
                .toList();
        assertThat(sql.sentBy(() -> together(() -> orders.forEach(order -> on(order, 0)))))
                .hasSize(3);

        List<String> sent = sql.sentBy(() -> together(() -> {
            orders.forEach(order -> on(reserved(order.customerId(), order.orderId(), Granted.AT_ONCE)));
            orders.forEach(order -> on(new OrderApproved(order.orderId(), order.customerId(), DAY), 1));
        }));

        assertThat(sent).satisfiesExactly(selects("order_view"), updates("order_view"));
        assertThat(orders).allSatisfy(order -> assertThat(stored(order.orderId()))
                .extracting(OrderView::status, OrderView::credit)
                .containsExactly(Status.APPROVED, Credit.RESERVED));
        assertThat(published).hasSize(500);
    }

    @Test
    void namesCustomersAndTheirOrdersInOneBatchInAnyOrder() {
        OrderCreated second = new OrderCreated(new OrderId("2"), CUSTOMER, LINES, TOTAL, DAY);

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
        OrderCreated second = new OrderCreated(new OrderId("2"), CUSTOMER, LINES, TOTAL, DAY);

        assertThatThrownBy(() -> together(() -> {
                    on(REGISTERED);
                    on(second, 0);
                    on(SHIPPED, 2);
                }))
                .isInstanceOf(MissedEvent.class);

        assertThat(count("order_view")).isEqualTo(1);
        assertThat(count("order_customer_name")).isZero();
        assertThat(stored()).isEqualTo(folded(CREATED));
    }

    @Test
    void takesAnEventOnceThatABatchHasTwice() {
        together(() -> {
            on(CREATED, 0);
            on(APPROVED, 1);
            on(CREATED, 0);
            on(APPROVED, 1);
        });

        assertThat(stored()).isEqualTo(folded(CREATED, APPROVED));
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
        OrderCreated second = new OrderCreated(new OrderId("2"), CUSTOMER, LINES, TOTAL, DAY);

        together(() -> {
            projection.on(CREATED, 0, noonPlus(0), ReplayStatus.REPLAY);
            projection.on(second, 0, noonPlus(0), ReplayStatus.REPLAY);
            on(APPROVED, 1);
        });

        assertThat(published).containsExactly(folded(CREATED, APPROVED));
        assertThat(count("order_view")).isEqualTo(2);
    }

    @Test
    void takesNoEventOutsideOfATransaction() {
        assertThatThrownBy(() -> projection.on(CREATED, 0, NOON, ReplayStatus.REGULAR))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void remembersWhichEventHasDecided() {
        on(CREATED, 0);
        on(CREDIT_RESERVED, 5);
        on(CREDIT_CHARGED, 9);

        assertThat(rows.entry(ORDER).decisionNumber()).isEqualTo(5);
    }

    @Test
    void findsTheOrderByItsReasonsAndByItsWarnings() {
        on(CREATED, 0);
        on(deferred(ORDER), 3);
        assertThat(reasonsOf(ORDER)).containsExactly("REASON OVERDUE PENDING WAITING");

        on(
                new CreditReserved(
                        CUSTOMER,
                        ORDER,
                        Granted.AFTER_WAITING,
                        List.of(),
                        null,
                        DAY,
                        FIGURES.because(List.of(RejectionReason.CREDIT_LIMIT_EXCEEDED))),
                4);
        on(APPROVED, 1);

        assertThat(reasonsOf(ORDER)).containsExactly("WARNING CREDIT_LIMIT_EXCEEDED APPROVED RESERVED");
    }

    /** Each reason once, also one that is a warning, too. */
    @Test
    void findsTheOrderByAllItsReasons() {
        on(CREATED, 0);
        on(
                new CreditDeferred(
                        CUSTOMER,
                        ORDER,
                        RejectionReason.CREDIT_HOLD,
                        DAY,
                        FIGURES.because(List.of(
                                RejectionReason.CREDIT_HOLD,
                                RejectionReason.OVERDUE,
                                RejectionReason.CREDIT_LIMIT_EXCEEDED))),
                3);

        assertThat(reasonsOf(ORDER))
                .containsExactlyInAnyOrder(
                        "REASON CREDIT_HOLD PENDING WAITING",
                        "REASON OVERDUE PENDING WAITING",
                        "REASON CREDIT_LIMIT_EXCEEDED PENDING WAITING");
    }

    @Test
    void writesTheReasonsOnlyWhereTheyChange() {
        on(CREATED, 0);
        on(CREDIT_DEFERRED, 3);

        assertThat(sql.sentBy(() -> on(REGISTERED))).noneMatch(sent -> sent.contains("order_reason"));
        assertThat(sql.sentBy(() -> on(REJECTED, 1)))
                .anyMatch(sent -> sent.startsWith("delete from order_reason"))
                .anyMatch(sent -> sent.startsWith("insert into order_reason"));
        assertThat(sql.sentBy(() -> on(APPROVED, 1))).noneMatch(sent -> sent.contains("order_reason"));
    }

    private List<String> reasonsOf(OrderId order) {
        return database.queryForList(
                "select kind || ' ' || reason || ' ' || status || ' ' || credit from order_reason where order_id = ?",
                String.class,
                order.value());
    }

    /** A younger order that credit became free for while the order waited, by no override. */
    @Test
    void countsWhoHasOvertakenAnOrder() {
        waiting("a", "b", "c", "d");

        on(reserved(CUSTOMER, new OrderId("c"), Granted.AFTER_WAITING), 10);
        on(reserved(CUSTOMER, new OrderId("d"), Granted.BY_OVERRIDE), 11);
        assertThat(overtaken("a", "b", "c", "d")).containsExactly(1, 1, 0, 0);

        on(reserved(CUSTOMER, new OrderId("a"), Granted.AFTER_WAITING), 12);
        on(deferred(new OrderId("e")), 13);
        on(reserved(CUSTOMER, new OrderId("e"), Granted.AFTER_WAITING), 14);

        assertThat(overtaken("a", "b", "c", "d", "e")).containsExactly(1, 2, 0, 0, 0);
    }

    @Test
    void countsNobodyWhoHasOvertakenAnOrderTwice() {
        waiting("a", "b");
        for (int time = 0; time < 2; time++) {
            on(deferred(new OrderId("b")), 2);
            on(reserved(CUSTOMER, new OrderId("b"), Granted.AFTER_WAITING), 10);
        }

        assertThat(overtaken("a", "b")).containsExactly(1, 0);
        assertThat(count("order_wait")).isEqualTo(2);
    }

    /** Also in the batch in which it began to wait. */
    @Test
    void countsNobodyAfterTheOrderWasReleasedOrRefused() {
        together(() -> {
            waiting("a", "b", "c");
            on(new CreditReleased(CUSTOMER, new OrderId("a"), gbp("0"), TOTAL, DAY), 10);
            on(
                    new CreditReservationRejected(
                            CUSTOMER, new OrderId("b"), RejectionReason.CREDIT_REFUSED, null, DAY, FIGURES),
                    11);
            on(reserved(CUSTOMER, new OrderId("c"), Granted.AFTER_WAITING), 12);
        });

        assertThat(overtaken("a", "b", "c")).containsExactly(0, 0, 0);
    }

    /** It has left the queue, and begins at its end. */
    @Test
    void countsNobodyFromBeforeAnOrderWaitedAgain() {
        waiting("a", "b", "c");
        on(new CreditReleased(CUSTOMER, new OrderId("a"), gbp("0"), TOTAL, DAY), 10);
        on(deferred(new OrderId("a")), 11);

        on(reserved(CUSTOMER, new OrderId("c"), Granted.AFTER_WAITING), 12);
        assertThat(overtaken("a", "b")).containsExactly(0, 1);

        on(deferred(new OrderId("d")), 13);
        on(reserved(CUSTOMER, new OrderId("d"), Granted.AFTER_WAITING), 14);
        assertThat(overtaken("a", "b")).containsExactly(1, 2);
    }

    /** A queue is that of one account. */
    @Test
    void countsNobodyOfAnotherCustomer() {
        waiting("a");
        CustomerId other = new CustomerId("13047");
        OrderId theirs = new OrderId("b");
        on(new OrderCreated(theirs, other, LINES, TOTAL, DAY), 0);
        on(new CreditDeferred(other, theirs, RejectionReason.OVERDUE, DAY, FIGURES_LATE), 5);
        on(reserved(other, theirs, Granted.AFTER_WAITING), 6);

        assertThat(overtaken("a")).containsExactly(0);
    }

    @Test
    void countsAsTheRuleSaysWhateverHappens() {
        Random random = new Random(536365);
        List<Wait> all = new ArrayList<>();
        for (int number = 1; number < 120; number++) {
            List<Wait> waiting = all.stream().filter(wait -> wait.ended == null).toList();
            if (waiting.isEmpty() || random.nextInt(3) == 0) {
                Wait wait = new Wait(new OrderId("o" + number), number);
                all.add(wait);
                on(deferred(wait.order), number);
            } else {
                Wait wait = waiting.get(random.nextInt(waiting.size()));
                wait.ended = number;
                wait.granted = random.nextInt(3) > 0;
                on(reserved(CUSTOMER, wait.order, wait.granted ? Granted.AFTER_WAITING : Granted.BY_OVERRIDE), number);
            }
        }

        assertThat(all).allSatisfy(wait -> assertThat(overtaken(wait.order.value()))
                .containsExactly((int) all.stream().filter(wait::isOvertakenBy).count()));
    }

    private static final class Wait {

        private final OrderId order;
        private final int began;
        private Integer ended;
        private boolean granted;

        Wait(OrderId order, int began) {
            this.order = order;
            this.began = began;
        }

        boolean isOvertakenBy(Wait other) {
            return other.granted && other.began > began && (ended == null || other.ended < ended);
        }
    }

    @Test
    void tellsThoseWhoFollowAnOrderThatItWasOvertaken() {
        waiting("a", "b");
        CreditReserved granted = reserved(CUSTOMER, new OrderId("b"), Granted.AFTER_WAITING);
        on(granted, 10);

        assertThat(new LiveOrders(rows).changedBy(List.of(GenericEventMessage.asEventMessage(granted))))
                .containsOnlyKeys("a", "b")
                .extractingByKey("a")
                .extracting(OrderView::overtaken)
                .isEqualTo(1);
    }

    private void waiting(String... ids) {
        for (int number = 0; number < ids.length; number++) {
            OrderId order = new OrderId(ids[number]);
            on(new OrderCreated(order, CUSTOMER, LINES, TOTAL, DAY), 0);
            on(deferred(order), 1 + number);
        }
    }

    /** An order that nobody has created is made here, so that it is shown. */
    private List<Integer> overtaken(String... ids) {
        return Stream.of(ids)
                .map(OrderId::new)
                .map(id -> {
                    on(new OrderCreated(id, CUSTOMER, LINES, TOTAL, DAY), 0);
                    return stored(id).overtaken();
                })
                .toList();
    }

    private static CreditDeferred deferred(OrderId order) {
        return new CreditDeferred(
                CUSTOMER, order, RejectionReason.OVERDUE, DAY, FIGURES.because(List.of(RejectionReason.OVERDUE)));
    }

    private static CreditReserved reserved(CustomerId customer, OrderId order, Granted granted) {
        return new CreditReserved(customer, order, granted, List.of(), null, DAY, FIGURES);
    }

    /** The view after these events, each at the time at which the tests let it happen. */
    private static OrderView folded(Object... events) {
        OrderView view = null;
        for (Object event : events) {
            view = event instanceof OrderEvent own
                    ? OrderViewFold.fold(view, own, noonPlus(view == null ? 0 : view.version()))
                    : OrderViewFold.fold(view, (OrderCreditEvent) event, NOON);
        }
        return view;
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
        on(event, 1);
    }

    private void on(OrderCreditEvent event, long number) {
        together(() -> projection.on(event, number, NOON, ReplayStatus.REGULAR));
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
