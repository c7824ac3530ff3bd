package vouch.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Set;
import org.awaitility.Awaitility;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderId;

/**
 * Writes a store that {@link GoldenStoreTest} opens: an order of each outcome, some orders stopped half-way, with their
 * sagas, deadlines and dead letters, an order that waits under a temporary limit, a webhook, and a customer who is erased. To be run once per release that changes what is stored, never to overwrite an older file:
 * {@code mvn -pl app -am test-compile} and this class's {@code main} with the file to write.
 */
final class GoldenStoreWriter {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

    /** Nobody listens there. A Vouch that is not given this address sends nothing to it. */
    private static final String RECEIVER = "http://127.0.0.1:9";

    private static final CustomerId CUSTOMER = new CustomerId("demo-acme");

    private GoldenStoreWriter() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("golden");
        try (ConfigurableApplicationContext vouch = new SpringApplicationBuilder(Application.class, HalfWay.class)
                .run(
                        "--vouch.data-dir=" + folder,
                        "--vouch.security.open=true",
                        "--server.port=0",
                        "--vouch.demo=false",
                        // Longer than any test will wait: the deadlines are to be found in the store.
                        "--vouch.decision-deadline=36500d",
                        "--vouch.waiting-deadline=36500d",
                        "--vouch.notices.allowed-addresses=" + RECEIVER)) {
            int port =
                    ((ServletWebServerApplicationContext) vouch).getWebServer().getPort();
            Client client = new Client(port);
            outcomes(client);
            order(client, "asked-half-way", "wait=0");
            order(client, "half-way", "wait=0");
            order(client, "shipped-half-way", "wait=20");
            order(client, "cancelled-half-way", "wait=20");
            client.post("/api/orders/shipped-half-way/shipment", "{'on':'" + ON + "'}");
            client.post("/api/orders/cancelled-half-way/cancellation", "{'on':'" + ON + "'}");
            waiting(client);
            erased(client);
            JdbcTemplate database = vouch.getBean(JdbcTemplate.class);
            Awaitility.await()
                    .until(() -> database.queryForObject("select count(*) from DeadLetterEntry", Integer.class) == 4);
            String backup = client.post("/admin/backups", "").text("/file");
            Files.copy(Path.of(backup), Path.of(args[0]), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void outcomes(Client client) {
        register(client, CUSTOMER.value(), 1000);
        register(client, "demo-bright", 250);
        client.post(
                "/api/customers/demo-acme/payments",
                "{'paymentId':'demo-payment','amount':{'amount':'5.00','currency':'GBP'},'on':'" + ON + "'}");
        order(client, "demo-approved", CUSTOMER.value(), 85, "wait=20");
        order(client, "demo-shipped", CUSTOMER.value(), 135, "wait=20");
        client.post("/api/orders/demo-shipped/shipment", "{'on':'" + ON + "'}");
        order(client, "demo-rejected", "demo-bright", 298, "wait=20");
        order(client, "demo-cancelled", "demo-bright", 125, "wait=20");
        client.post("/api/orders/demo-cancelled/cancellation", "{'reason':'Ordered by mistake','on':'" + ON + "'}");
    }

    private static void register(Client client, String customer, int pounds) {
        client.post(
                "/api/customers",
                "{'customerId':'%s','name':'Name of %s','creditLimit':{'amount':'%d.00','currency':'GBP'},'on':'%s'}"
                        .formatted(customer, customer, pounds, ON));
    }

    private static void erased(Client client) {
        register(client, "gone", 10);
        Awaitility.await()
                .until(() -> client.post("/actuator/erasures", "{'customerId':'gone','reason':'Asked for'}")
                                .status()
                        == 200);
    }

    private static void order(Client client, String id, String preference) {
        order(client, id, CUSTOMER.value(), 1, preference);
    }

    private static void order(Client client, String id, String customer, int pounds, String preference) {
        client.send(
                "POST",
                "/api/orders",
                ("{'orderId':'%s','customerId':'%s','on':'%s','lines':[{'sku':'A','quantity':1,"
                                + "'unitPrice':{'amount':'%d.00','currency':'GBP'}}]}")
                        .formatted(id, customer, ON, pounds),
                "Prefer",
                preference);
    }

    /** Of 150 pounds in force only 10 are left for an order of 50. The credit limit alone would not do after a payment of 40. */
    private static void waiting(Client client) {
        client.post("/api/webhooks", "{'url':'" + RECEIVER + "/golden','kinds':['ORDER_FREED']}");
        String day = "'on':'" + ON + "'";
        String customer = "/api/customers/desk";
        client.post(
                "/api/customers",
                "{'customerId':'desk','name':'Desk','creditLimit':{'amount':'100.00','currency':'GBP'}," + day + "}");
        client.send(
                "PUT",
                customer + "/terms",
                "{'onShortage':'WAIT','tolerancePercent':0,'paymentDays':30,"
                        + "'overdueMinimum':{'amount':'0.00','currency':'GBP'}," + day + "}");
        client.post(
                customer + "/temporary-limits",
                "{'temporaryLimitId':'T-1','amount':{'amount':'150.00','currency':'GBP'},'from':'" + ON
                        + "','until':'2999-12-31'," + day + "}");
        order(client, "desk-approved", "desk", 140, "wait=20");
        order(client, "desk-waits", "desk", 50, "wait=20");
    }

    /** Keeps the saga from the next step of these orders. */
    static class HalfWay {

        private static final Set<Object> STOPPED = Set.of(
                new ApproveOrder(new OrderId("half-way"), ON),
                new ChargeCredit(CUSTOMER, new OrderId("shipped-half-way"), ON),
                new ReleaseCredit(CUSTOMER, new OrderId("cancelled-half-way"), ON),
                new ReserveCredit(CUSTOMER, new OrderId("asked-half-way"), Money.of("1.00", "GBP"), ON));

        @Bean
        ConfigurerModule halfWay() {
            return configurer -> configurer.onInitialize(
                    axon -> axon.onStart(0, () -> axon.commandBus().registerHandlerInterceptor((work, chain) -> {
                        if (STOPPED.contains(work.getMessage().getPayload())) {
                            throw new IllegalStateException("Stopped half-way");
                        }
                        return chain.proceed();
                    })));
        }
    }
}
