package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.domain.process.SagaState;
import vouch.saga.SagaStore.Change;

/** What every store of sagas does, the table and the one in memory. */
abstract class SagaStoreContract {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

    static final Instant AT = Instant.parse("2026-11-28T12:00:00.123Z");

    private static final Money TOTAL = Money.of("1.00", "GBP");

    abstract SagaStore store();

    /** Runs the work in a transaction, and commits it. */
    abstract void commit(Runnable work);

    /** Runs the work in a transaction, and rolls it back. */
    abstract void rollBack(Runnable work);

    /** Runs the work while another transaction has locked the saga. */
    abstract void whileLocked(OrderId order, Runnable work);

    @Test
    void givesBackWhatItWasGiven() {
        SagaState created = saga("a");
        SagaState reserved = reserved(created);

        save(begun(created), begun(saga("b")));
        save(new Change(created.orderId(), created, reserved), new Change(id("b"), saga("b"), null));

        assertThat(locked("a", "b", "c").sagas()).containsOnlyKeys(id("a")).containsValue(reserved);
    }

    @Test
    void storesNothingOfATransactionThatIsRolledBack() {
        save(begun(saga("a")));

        rollBack(() -> store().store(List.of(begun(saga("b")), new Change(id("a"), saga("a"), null))));

        assertThat(locked("a", "b").sagas()).containsOnlyKeys(id("a"));
    }

    @Test
    void deletesAll() {
        save(begun(saga("a")), begun(saga("b")));

        commit(() -> store().deleteAll());

        assertThat(locked("a", "b").sagas()).isEmpty();
    }

    @Test
    void runsAnActionAfterTheCommitOnly() {
        List<String> done = new ArrayList<>();

        commit(() -> {
            store().afterCommit(() -> done.add("committed"));
            assertThat(done).isEmpty();
        });
        rollBack(() -> store().afterCommit(() -> done.add("rolled back")));
        commit(() -> {});

        assertThat(done).containsExactly("committed");
    }

    @Test
    void keepsOthersFromASagaUntilTheTransactionEnds() {
        save(begun(saga("a")), begun(saga("b")));

        whileLocked(id("a"), () -> {
            SagaStore.Found found = store().lock(List.of(id("a"), id("b"), id("c")));
            assertThat(found.sagas()).containsOnlyKeys(id("b"));
            assertThat(found.busy()).isEqualTo(Set.of(id("a")));
        });

        assertThat(locked("a", "b").busy()).isEmpty();
    }

    @Test
    void storesTheOthersWhenOneCannotBeStored() {
        save(begun(saga("there")));
        List<OrderId> failed = new ArrayList<>();

        commit(() -> failed.addAll(store().store(List.of(begun(saga("a")), begun(saga("there")), begun(saga("z"))))
                .keySet()));

        assertThat(failed).containsExactly(id("there"));
        assertThat(locked("a", "there", "z").sagas()).hasSize(3);
    }

    @Test
    void findsTheSagasWhoseTimeIsUpTheLongestOverdueFirst() {
        save(begun(saga("late", 2)), begun(saga("latest", 1)), begun(saga("not-yet", 60)));

        assertThat(due(AT.plusSeconds(59), 9)).containsExactly(id("latest"), id("late"));
        assertThat(due(AT.plusSeconds(59), 1)).containsExactly(id("latest"));
        assertThat(due(AT.plusSeconds(60), 9)).as("the time itself").hasSize(3);
    }

    @Test
    void setsTheDeadlineOfASagaThatHasOne() {
        Instant now = AT.plusSeconds(59);
        save(begun(saga("late", 2)), begun(saga("latest", 1)), begun(saga("not-yet", 60)));

        commit(() -> store().setDeadline(List.of(id("latest")), null));
        commit(() -> store().setDeadline(List.of(id("late")), now.plusSeconds(10)));

        assertThat(due(now, 9)).isEmpty();
        assertThat(due(now.plusSeconds(10), 9)).containsExactly(id("not-yet"), id("late"));
        commit(() -> store().setDeadline(List.of(id("latest"), id("unknown")), now));
        assertThat(due(now, 9)).isEmpty();
    }

    @Test
    void findsTheCustomersWhoseCreditWaitsOrIsReservedOnceEachByTheirIds() {
        SagaState charged = reserved(of("charged", "d"))
                .after(new CreditCharged(new CustomerId("d"), id("charged"), TOTAL, ON, ON), null);
        save(
                begun(of("pending", "a")),
                begun(reserved(of("one", "c"))),
                begun(reserved(of("two", "c"))),
                begun(of("waiting", "b")
                        .after(
                                new CreditDeferred(
                                        new CustomerId("b"), id("waiting"), RejectionReason.OVERDUE, ON, figures()),
                                AT)),
                begun(charged),
                begun(reserved(of("three", "e"))));

        assertThat(store().withOpenCredit(null, 9))
                .extracting(CustomerId::value)
                .containsExactly("b", "c", "e");
        assertThat(store().withOpenCredit(null, 2))
                .extracting(CustomerId::value)
                .containsExactly("b", "c");
        assertThat(store().withOpenCredit(new CustomerId("c"), 9))
                .extracting(CustomerId::value)
                .containsExactly("e");
        assertThat(store().withOpenCredit(new CustomerId("e"), 9)).isEmpty();
    }

    private static SagaState reserved(SagaState saga) {
        return saga.after(
                new CreditReserved(saga.customerId(), saga.orderId(), Granted.AT_ONCE, List.of(), null, ON, figures()),
                AT);
    }

    private List<OrderId> due(Instant now, int atMost) {
        return store().due(now, atMost).stream().map(SagaState::orderId).toList();
    }

    private SagaStore.Found locked(String... orders) {
        List<SagaStore.Found> found = new ArrayList<>();
        commit(() -> found.add(
                store().lock(Stream.of(orders).map(SagaStoreContract::id).toList())));
        return found.get(0);
    }

    void save(Change... changes) {
        commit(() -> assertThat(store().store(List.of(changes))).isEmpty());
    }

    static Change begun(SagaState saga) {
        return new Change(saga.orderId(), null, saga);
    }

    static SagaState saga(String order) {
        return saga(order, 60);
    }

    private static SagaState saga(String order, int seconds) {
        return begin(order, "c", AT.plusSeconds(seconds));
    }

    private static SagaState of(String order, String customer) {
        return begin(order, customer, AT.plusSeconds(60));
    }

    private static SagaState begin(String order, String customer, Instant deadline) {
        OrderCreated event =
                new OrderCreated(id(order), new CustomerId(customer), List.of(new OrderLine("A", 1, TOTAL)), TOTAL, ON);
        return SagaState.begin(event, AT, deadline);
    }

    private static CreditFigures figures() {
        return new CreditFigures(
                TOTAL,
                Money.zero("GBP"),
                Money.zero("GBP"),
                TOTAL,
                ON,
                TOTAL,
                TOTAL,
                null,
                Money.zero("GBP"),
                CreditTerms.standard("GBP"),
                List.of());
    }

    static OrderId id(String order) {
        return new OrderId(order);
    }
}
