package vouch.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.awaitility.Awaitility;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.order.OrderCommand.ApproveOrder;

/**
 * Writes the store that {@link GoldenStoreTest} opens: the demo set, and one order stopped half-way, with its saga and its
 * deadline. To be run once per release that changes what is stored, never to overwrite an older file:
 * {@code mvn -pl app -am test-compile} and this class's {@code main} with the file to write.
 */
final class GoldenStoreWriter {

    private GoldenStoreWriter() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("golden");
        try (ConfigurableApplicationContext vouch = new SpringApplicationBuilder(Application.class, HalfWay.class)
                .run(
                        "--vouch.data-dir=" + folder,
                        "--server.port=0",
                        // Longer than any test will wait: the deadline is to be found in the store.
                        "--vouch.decision-deadline=36500d")) {
            int port =
                    ((ServletWebServerApplicationContext) vouch).getWebServer().getPort();
            Client client = new Client(port);
            client.send(
                    "POST",
                    "/api/orders",
                    "{'orderId':'half-way','customerId':'demo-acme','lines':[{'sku':'A','quantity':1,"
                            + "'unitPrice':{'amount':'1.00','currency':'GBP'}}]}");
            JdbcTemplate database = vouch.getBean(JdbcTemplate.class);
            Awaitility.await()
                    .until(() -> database.queryForObject("select count(*) from parked_step", Integer.class) == 1);
            String backup = client.post("/admin/backups", "").text("/file");
            Files.copy(Path.of(backup), Path.of(args[0]), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Keeps the saga from approving the order. */
    static class HalfWay {

        @Bean
        ConfigurerModule halfWay() {
            return configurer -> configurer.onInitialize(
                    axon -> axon.onStart(0, () -> axon.commandBus().registerHandlerInterceptor((work, chain) -> {
                        if (work.getMessage().getPayload() instanceof ApproveOrder approve
                                && approve.orderId().value().equals("half-way")) {
                            throw new IllegalStateException("Stopped half-way");
                        }
                        return chain.proceed();
                    })));
        }
    }
}
