package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderId;

/** What the saga sends on an answer is handled with the command that was answered, and only as things are. */
@VouchTest
class OrderFollowUpTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

    private final CustomerId customer = new CustomerId("sequel-" + UUID.randomUUID());

    @LocalServerPort
    private int port;

    @Autowired
    private CommandBus commands;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private EventStorageEngine events;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    @Qualifier("recentOrders")
    private Cache recentOrders;

    private Client vouch;

    @BeforeEach
    void register() {
        vouch = new Client(port);
        vouch.post(
                "/api/customers",
                "{'customerId':'%s','name':'Sequel','creditLimit':{'amount':'9.00','currency':'GBP'},'on':'%s'}"
                        .formatted(customer.value(), ON));
    }

    /** If nothing else is under way: then, sooner or later, there is one. */
    @Test
    void approvesAnOrderInTheTransactionThatReservesItsCredit() {
        Map<Object, UnitOfWork<?>> transactions = new ConcurrentHashMap<>();
        try (Registration watch = commands.registerHandlerInterceptor((work, chain) -> {
            transactions.put(work.getMessage().getPayload(), work.root());
            return chain.proceed();
        })) {
            Awaitility.await().untilAsserted(() -> {
                OrderId alone = newOrder();
                assertThat(order(alone, "wait=20").text("/status")).isEqualTo("APPROVED");
                assertThat(transactions.get(new ApproveOrder(alone, ON)))
                        .isSameAs(transactions.get(new ReserveCredit(customer, alone, new Money(1, "GBP"), ON)))
                        .isNotNull();
            });
        }
    }

    /** Another thread may wait for the order, and would decide on what was never stored. */
    @Test
    void forgetsTheOrderBeforeAnybodyElseMayHaveItWhenTheTwoCannotBeStored() {
        List<Boolean> remembered = new CopyOnWriteArrayList<>();
        try (Registration failure = commands.registerHandlerInterceptor((work, chain) -> {
            UnitOfWork<?> root = work.root();
            if (work.getMessage().getPayload() instanceof ApproveOrder sequel
                    && root.getMessage().getPayload() instanceof ReserveCredit) {
                root.onPrepareCommit(both -> {
                    throw new IllegalStateException("The two cannot be stored");
                });
                root.onCleanup(both ->
                        remembered.add(recentOrders.containsKey(sequel.orderId().toString())));
            }
            return chain.proceed();
        })) {
            Awaitility.await().untilAsserted(() -> {
                assertThat(order(newOrder(), "wait=20").text("/status")).isEqualTo("APPROVED");
                assertThat(remembered).isNotEmpty();
            });
        }

        assertThat(remembered).containsOnly(false);
    }

    /** Until the saga comes to it, this node remembers an order that is pending. */
    @Test
    void givesCreditBackForAnOrderThatAnotherNodeHasCancelled() {
        OrderId order = newOrder();
        EventProcessor saga = processing.eventProcessor("order-saga").orElseThrow();
        saga.shutDown();
        try {
            assertThat(order(order, "respond-async").text("/status")).isEqualTo("PENDING");
            transactions.executeInTransaction(() -> events.appendEvents(List.of(new GenericDomainEventMessage<>(
                    "Order", order.toString(), 1, new OrderCancelled(order, customer, null, ON)))));
        } finally {
            saga.start();
        }

        Awaitility.await().untilAsserted(() -> assertThat(
                        vouch.get("/api/orders/" + order.value()).text("/credit"))
                .isEqualTo("RELEASED"));
        assertThat(vouch.get("/api/orders/" + order.value()).text("/status")).isEqualTo("CANCELLED");
        Awaitility.await().untilAsserted(() -> assertThat(
                        vouch.get("/api/customers/" + customer.value()).text("/reserved/amount"))
                .isEqualTo("0.00"));
    }

    private static OrderId newOrder() {
        return new OrderId("sequel-" + UUID.randomUUID());
    }

    private Client.Answer order(OrderId order, String preference) {
        return vouch.send(
                "POST",
                "/api/orders",
                "{'orderId':'%s','customerId':'%s','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'0.01','currency':'GBP'}}],'on':'%s'}"
                        .formatted(order.value(), customer.value(), ON),
                "Prefer",
                preference);
    }
}
