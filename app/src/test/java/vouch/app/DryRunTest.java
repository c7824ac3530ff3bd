package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import vouch.api.Accepted;
import vouch.api.Actor;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent.CreditHoldPlaced;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Eligibility;
import vouch.api.customer.OnShortage;
import vouch.api.customer.PaymentId;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderCommand.*;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.command.ExpectedVersion;
import vouch.engine.dryrun.DryRun;

/** A dry run is answered as its command would be, and nothing is left of it. No saga is at work here. */
@VouchTest
class DryRunTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);
    private static final BusinessDate DATE = new BusinessDate(ON, true);

    private static final Set<Class<?>> OF_THE_SAGA =
            Set.of(ReserveCredit.class, ReleaseCredit.class, ChargeCredit.class, ApproveOrder.class, RejectOrder.class);
    private static final Money ONE = new Money(100, "GBP");

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private EventStorageEngine events;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    @Qualifier("recentCustomers")
    private Cache recentCustomers;

    @Autowired
    @Qualifier("recentOrders")
    private Cache recentOrders;

    @Autowired
    @Qualifier("snapshotThread")
    private ThreadPoolTaskExecutor snapshotThread;

    @BeforeEach
    void withoutSaga() {
        processing.eventProcessor("order-saga").orElseThrow().shutDown();
    }

    @AfterEach
    void withSaga() {
        processing.eventProcessor("order-saga").orElseThrow().start();
    }

    /** Each of other ids. */
    static Stream<List<Object>> commands() {
        return IntStream.range(0, histories().size())
                .mapToObj(number -> histories().get(number));
    }

    /** What has happened, and last the command. */
    private static List<List<Object>> histories() {
        CustomerId customer = new CustomerId("dry-" + UUID.randomUUID());
        OrderId order = new OrderId(customer.value());
        PaymentId payment = new PaymentId("P-1");
        Object registered = new RegisterCustomer(customer, "Dry", null, new Money(10_000, "GBP"), DATE);
        Object created = new CreateOrder(order, customer, List.of(new OrderLine("A", 1, ONE)), DATE);
        Object reserved = new ReserveCredit(customer, order, ONE, ON);
        Object approved = new ApproveOrder(order, ON);
        Object paid = new RecordPayment(customer, payment, ONE, DATE);
        Object held = new PlaceCreditHold(customer, "late", ON);
        Object waiting = new ChangeCreditTerms(
                customer, new CreditTerms(OnShortage.WAIT, 0, 30, null, Money.zero("GBP"), 1), null, ON);
        Object tooMuch = new ReserveCredit(customer, order, new Money(10_001, "GBP"), ON);
        Object limited = new GrantTemporaryLimit(customer, new TemporaryLimitId("T-1"), ONE, ON, ON, null, DATE);
        return List.of(
                List.of(registered),
                List.of(registered, new ChangeCreditLimit(customer, ONE, null, ON)),
                List.of(registered, held),
                List.of(registered, held, new LiftCreditHold(customer, null, ON)),
                List.of(registered, reserved),
                List.of(registered, held, reserved),
                List.of(registered, reserved, new ReleaseCredit(customer, order, ON)),
                List.of(registered, reserved, new ChargeCredit(customer, order, ON)),
                List.of(registered, paid),
                List.of(registered, paid, new ReversePayment(customer, payment, "bounced", ON)),
                List.of(registered, new IssueCreditNote(customer, new CreditNoteId("N-1"), ONE, null, DATE)),
                List.of(created),
                List.of(created, approved),
                List.of(created, new RejectOrder(order, RejectionReason.CREDIT_HOLD, ON)),
                List.of(created, new CancelOrder(order, null, ON)),
                List.of(created, approved, new ShipOrder(order, ON)),
                List.of(registered, waiting),
                List.of(registered, new ChangeEligibility(customer, Eligibility.BLOCKED, null, List.of(), 1, ON)),
                List.of(
                        registered,
                        waiting,
                        tooMuch,
                        new OverrideCredit(
                                customer,
                                order,
                                List.of(RejectionReason.CREDIT_LIMIT_EXCEEDED),
                                "agreed",
                                List.of(),
                                ON)),
                List.of(registered, waiting, tooMuch, new RefuseCredit(customer, order, "too risky", ON)),
                List.of(registered, waiting, reserved, new ReviewAccount(customer, ON.plusDays(2))),
                List.of(registered, limited),
                List.of(
                        registered,
                        limited,
                        new WithdrawTemporaryLimit(customer, new TemporaryLimitId("T-1"), null, ON)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void answersWhatTheCommandAnswersAndLeavesNothing(List<Object> history) {
        Object command = history.get(history.size() - 1);
        history.subList(0, history.size() - 1).forEach(this::send);
        List<Object> before = stored();

        Accepted dry = send(DryRun.of(command));

        assertThat(stored()).isEqualTo(before);
        Accepted real = send(command);
        assertThat(dry.events()).isEqualTo(real.events()).isNotEmpty();
        assertThat(dry.version()).isEqualTo(real.version());
        assertThat(stored()).isNotEqualTo(before);

        assertThat(send(DryRun.of(command))).as("again").isEqualTo(send(command));
    }

    @Test
    void isKnownOfEveryCommand() {
        Set<Class<?>> known = commands()
                .map(history -> history.get(history.size() - 1).getClass())
                .collect(Collectors.toSet());

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(Stream.of(OrderCommand.class, CustomerCommand.class)
                        .flatMap(DryRunTest::records)
                        .toList());
    }

    @Test
    void isRefusedAsItsCommandWouldBeAndRemembersNoOrderThatDoesNotExist() {
        OrderId order = new OrderId("dry-" + UUID.randomUUID());

        assertThatThrownBy(() -> send(DryRun.of(new ShipOrder(order, ON)))).hasMessageContaining("ORDER_NOT_FOUND");
        assertThat(recentOrders.containsKey(order.toString())).isFalse();
    }

    @Test
    void hasTheConditionOfItsCommand() {
        CustomerId customer = registered();
        Object limit = new ChangeCreditLimit(customer, ONE, null, ON);

        assertThatThrownBy(() -> send(DryRun.of(expecting(2, limit)))).hasMessageContaining("VERSION_MISMATCH");
        assertThat(send(DryRun.of(expecting(1, limit))).version()).isEqualTo(2);
    }

    /** A command that stores nothing is not found out by the unique number of its event. */
    @Test
    void isDecidedOnWhatIsStoredThoughThisNodeRemembersSomethingElse() {
        CustomerId customer = registered();
        transactions.executeInTransaction(() -> events.appendEvents(List.of(new GenericDomainEventMessage<>(
                "Customer", customer.toString(), 1, new CreditHoldPlaced(customer, "by another node", ON)))));
        Object remembered = recentCustomers.get(customer.toString());

        assertThat(send(DryRun.of(new PlaceCreditHold(customer, "again", ON))).events())
                .isEmpty();
        assertThat(send(DryRun.of(new LiftCreditHold(customer, null, ON))).events())
                .hasSize(1);
        assertThat((Object) recentCustomers.get(customer.toString()))
                .isSameAs(remembered)
                .isNotNull();
    }

    @Test
    void seesTheCommandsThatWereSentBeforeIt() {
        CustomerId customer = registered();

        List<Long> versions = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> {
                    Object command = new ChangeCreditLimit(customer, new Money(number, "GBP"), null, ON);
                    return number % 5 == 0 ? DryRun.of(command) : command;
                })
                .map(commands::<Accepted>send)
                .toList()
                .stream()
                .map(answer -> answer.join().version())
                .toList();

        List<Long> expected = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> 1L + number - (number - 1) / 5)
                .toList();
        assertThat(versions).isEqualTo(expected);
    }

    /** Axon asks for one also when it has only read a long stream, and even after a rollback. */
    @Test
    void makesNoSnapshot() {
        CustomerId customer = registered();
        CustomerTrade trade = new CustomerTrade(commands, customer);
        trade.reserve(1, 120);
        CustomerRows rows = new CustomerRows(database, customer);
        Awaitility.await().until(() -> !rows.snapshots().isEmpty());
        database.update("delete from SnapshotEventEntry where aggregateIdentifier = ?", customer.toString());

        send(DryRun.of(new ChangeCreditLimit(customer, ONE, null, ON)));
        Awaitility.await().until(() -> snapshotThread.getActiveCount() == 0 && snapshotThread.getQueueSize() == 0);

        assertThat(rows.snapshots()).isEmpty();
    }

    private CustomerId registered() {
        CustomerId customer = new CustomerId("dry-" + UUID.randomUUID());
        send(new RegisterCustomer(customer, "Dry", null, new Money(1_000_000, "GBP"), DATE));
        return customer;
    }

    private static Object expecting(long version, Object command) {
        return new ExpectedVersion(new TreeSet<>(Set.of(version))).on(command);
    }

    private Accepted send(Object command) {
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command);
        return commands.sendAndWait(
                OF_THE_SAGA.contains(message.getPayloadType())
                        ? message.andMetaData(Actor.system("order-saga").metaData())
                        : message);
    }

    /** All events, and the number that the next one gets. */
    private List<Object> stored() {
        return Stream.of(
                        "select max(globalIndex) from DomainEventEntry",
                        "select count(*) from DomainEventEntry",
                        "select count(*) from SnapshotEventEntry",
                        "select identity_base from information_schema.columns"
                                + " where upper(table_name) = 'DOMAINEVENTENTRY' and is_identity = 'YES'")
                .map(query -> database.queryForObject(query, Object.class))
                .toList();
    }

    static Stream<Class<?>> records(Class<?> vocabulary) {
        return vocabulary.isSealed()
                ? Stream.of(vocabulary.getPermittedSubclasses()).flatMap(DryRunTest::records)
                : Stream.of(vocabulary);
    }
}
