package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.api.BusinessError;
import vouch.api.Sort;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;

/** The three sides, each by itself, with nothing between them but a real Axon Server. */
@EnabledIfEnvironmentVariable(
        named = "AXONSERVER_TEST_ADDRESS",
        matches = ".+",
        disabledReason = "AXONSERVER_TEST_ADDRESS names no Axon Server")
class AxonServerTest {

    private static final List<ConfigurableApplicationContext> PROCESSES = new ArrayList<>();

    @TempDir
    private static Path data;

    private static Client commands;
    private static QueryGateway fromAfar;
    private static EventStore events;

    private final String id = UUID.randomUUID().toString();

    @BeforeAll
    static void startTheSides() {
        ConfigurableApplicationContext command = start("command");
        start("saga");
        start("query");
        commands = new Client(command.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        fromAfar = command.getBean(QueryGateway.class);
        events = command.getBean(EventStore.class);
        Awaitility.await().until(() -> PROCESSES.stream().allMatch(AxonServerTest::ready));
        register("warm-up-" + UUID.randomUUID());
    }

    @AfterAll
    static void stopTheSides() {
        PROCESSES.forEach(SpringApplication::exit);
    }

    @Test
    void decidesAnOrderAcrossAllThree() {
        register(id);

        Client.Answer order = order(id, "40.00");

        assertThat(order.status()).isEqualTo(201);
        assertThat(order.text("/status")).isEqualTo("APPROVED");
        assertThat(commands.post("/api/orders/" + id + "/shipment", "").text("/credit"))
                .isEqualTo("CHARGED");
    }

    @Test
    void storesNothingOfADryRun() {
        register(id);

        Client.Answer dry = commands.send("POST", "/api/orders", orderBody(id, "40.00"), "Prefer", "dry-run");

        assertThat(dry.text("/wouldBe/status")).isEqualTo("APPROVED");
        assertThat(dry.body().get("events")).hasSize(3);
        assertThat(events.readEvents("order/" + id).asStream()).isEmpty();
        assertThat(events.readEvents("customer/" + id).asStream()).hasSize(1);
        assertThat(order(id, "60.01").text("/status")).isEqualTo("APPROVED");
    }

    @Test
    void keepsTheCodeOfARefusedCommand() {
        register(id);
        order(id, "400.00");

        Client.Answer refused = commands.post("/api/orders/" + id + "/shipment", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("ORDER_NOT_APPROVED");
    }

    @Test
    void keepsTheCodeOfARefusedQuery() {
        assertThatThrownBy(() -> fromAfar.query(
                                new FindOrders(null, null, null, null, null, null, null, Sort.NEWEST, 50, "garbage"),
                                Orders.class)
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        QueryExecutionException.class, refused -> assertThat(refused.<BusinessError>getDetails())
                                .hasValueSatisfying(error ->
                                        assertThat(error.code()).isEqualTo(BusinessError.Code.VALIDATION_FAILED)));
    }

    @Test
    void answersAListAsOneRecordAndNothingAsNull() {
        register(id);
        order(id, "1.00");

        assertThat(fromAfar.query(
                                new FindOrders(null, null, null, null, null, null, null, Sort.NEWEST, 1, null),
                                Orders.class)
                        .join()
                        .items())
                .extracting(OrderView::orderId)
                .containsExactly(new OrderId(id));
        assertThat(fromAfar.query(new FindOrder(new OrderId("none-" + id)), OrderView.class)
                        .join())
                .isNull();
    }

    @Test
    void tellsSubscribersOfEachChange() {
        register(id);
        try (SubscriptionQueryResult<OrderView, OrderView> order = fromAfar.subscriptionQuery(
                new FindOrder(new OrderId(id)),
                ResponseTypes.instanceOf(OrderView.class),
                ResponseTypes.instanceOf(OrderView.class))) {
            List<OrderView.Status> seen = new CopyOnWriteArrayList<>();
            order.updates().map(OrderView::status).subscribe(seen::add);

            order(id, "1.00");

            Awaitility.await().until(() -> seen.contains(OrderView.Status.APPROVED));
            assertThat(seen).startsWith(OrderView.Status.PENDING);
        }
    }

    @Test
    void handsOnWhoAndWhy() {
        register(id);
        commands.send("POST", "/api/orders", orderBody(id, "1.00"), "Prefer", "wait=20", "X-Correlation-Id", id);

        assertThat(events.readEvents("order/" + id).asStream().map(event -> event.getMetaData()))
                .hasSize(2)
                .allSatisfy(metaData -> assertThat(metaData).containsEntry("correlationId", id))
                .extracting(metaData -> metaData.get("actor"))
                .containsExactly("anonymous", "system:order-saga");
    }

    @Test
    void readsACustomerFromItsLatestSnapshot() {
        register(id);
        for (int limit = 101; limit <= 210; limit++) {
            String body = "{'creditLimit':{'amount':'%d.00','currency':'GBP'}}".formatted(limit);
            assertThat(commands.send("PUT", "/api/customers/" + id + "/credit-limit", body)
                            .status())
                    .isEqualTo(204);
        }

        Awaitility.await().untilAsserted(() -> assertThat(
                        events.readEvents("customer/" + id).next().getSequenceNumber())
                .isGreaterThanOrEqualTo(99));
        assertThat(order(id, "210.00").text("/status")).isEqualTo("APPROVED");
    }

    private static ConfigurableApplicationContext start(String side) {
        ConfigurableApplicationContext process = new SpringApplicationBuilder(Application.class)
                .run(
                        "--vouch.sides=" + side,
                        "--vouch.data-dir=" + data.resolve(side),
                        "--spring.profiles.active=axonserver",
                        "--vouch.security.message-keys=a-key-that-all-processes-of-this-test-share",
                        "--axon.axonserver.servers=" + System.getenv("AXONSERVER_TEST_ADDRESS"),
                        "--axon.axonserver.client-id=" + side,
                        "--vouch.security.open=true",
                        "--server.port=0",
                        "--management.server.port=0");
        PROCESSES.add(process);
        return process;
    }

    private static boolean ready(ConfigurableApplicationContext process) {
        return process.getBean(AxonServerConnectionManager.class).connections().containsValue(true);
    }

    private static void register(String customer) {
        String body = "{'customerId':'%s','name':'Afar','creditLimit':{'amount':'100.00','currency':'GBP'}}"
                .formatted(customer);
        Awaitility.await().until(() -> {
            int status = commands.post("/api/customers", body).status();
            return status == 201 || status == 200;
        });
    }

    private static Client.Answer order(String id, String price) {
        return commands.post("/api/orders", orderBody(id, price));
    }

    private static String orderBody(String id, String price) {
        return "{'orderId':'%1$s','customerId':'%1$s','lines':[{'sku':'A','quantity':1,'unitPrice':{'amount':'%2$s','currency':'GBP'}}]}"
                .formatted(id, price);
    }
}
