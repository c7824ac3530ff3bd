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
 * Writes a store that {@link GoldenStoreTest} opens: the demo set, and some orders stopped half-way, with their sagas,
 * deadlines and dead letters. To be run once per release that changes what is stored, never to overwrite an older file:
 * {@code mvn -pl app -am test-compile} and this class's {@code main} with the file to write.
 */
final class GoldenStoreWriter {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);

    private static final CustomerId CUSTOMER = new CustomerId("demo-acme");

    private GoldenStoreWriter() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("golden");
        try (ConfigurableApplicationContext vouch = new SpringApplicationBuilder(Application.class, HalfWay.class)
                .run(
                        "--vouch.data-dir=" + folder,
                        "--vouch.security.open=true",
                        "--server.port=0",
                        // Longer than any test will wait: the deadline is to be found in the store.
                        "--vouch.decision-deadline=36500d")) {
            int port =
                    ((ServletWebServerApplicationContext) vouch).getWebServer().getPort();
            Client client = new Client(port);
            order(client, "asked-half-way", "wait=0");
            order(client, "half-way", "wait=0");
            order(client, "shipped-half-way", "wait=20");
            order(client, "cancelled-half-way", "wait=20");
            client.post("/api/orders/shipped-half-way/shipment", "");
            client.post("/api/orders/cancelled-half-way/cancellation", "{}");
            JdbcTemplate database = vouch.getBean(JdbcTemplate.class);
            Awaitility.await()
                    .until(() -> database.queryForObject("select count(*) from DeadLetterEntry", Integer.class) == 4);
            String backup = client.post("/admin/backups", "").text("/file");
            Files.copy(Path.of(backup), Path.of(args[0]), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void order(Client client, String id, String preference) {
        client.send(
                "POST",
                "/api/orders",
                "{'orderId':'" + id + "','customerId':'demo-acme','lines':[{'sku':'A','quantity':1,"
                        + "'unitPrice':{'amount':'1.00','currency':'GBP'}}]}",
                "Prefer",
                preference);
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
