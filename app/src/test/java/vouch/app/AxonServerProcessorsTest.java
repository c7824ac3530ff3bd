package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.ResultStreamPublisher;
import io.axoniq.axonserver.connector.admin.AdminChannel;
import io.axoniq.axonserver.grpc.admin.EventProcessor;
import io.axoniq.axonserver.grpc.admin.EventProcessorInstance;
import io.axoniq.axonserver.grpc.admin.EventProcessorSegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** What Vouch and Axon Server's dashboard say of the event processors is so, whoever did what where. */
@EnabledIfEnvironmentVariable(
        named = "AXONSERVER_TEST_ADDRESS",
        matches = ".+",
        disabledReason = "AXONSERVER_TEST_ADDRESS names no Axon Server")
class AxonServerProcessorsTest {

    @TempDir
    private static Path data;

    private static ConfigurableApplicationContext process;
    private static Client commands;
    private static Client management;

    private final String customer = "processed-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        process = new SpringApplicationBuilder(Application.class)
                .run(
                        "--vouch.data-dir=" + data,
                        "--spring.profiles.active=axonserver",
                        "--vouch.security.message-keys=a-key-that-all-processes-of-this-test-share",
                        "--axon.axonserver.servers=" + System.getenv("AXONSERVER_TEST_ADDRESS"),
                        "--vouch.security.open=true",
                        "--server.port=0",
                        "--management.server.port=0");
        commands = new Client(port("local.server.port"));
        management = new Client(port("local.management.port"));
    }

    @AfterAll
    static void stop() {
        SpringApplication.exit(process);
    }

    /** Neither the saga nor the view of the orders handles a payment. */
    @Test
    void areNotBehindWhenNothingOfTheirsIsLeft() {
        register();
        for (int payment = 0; payment < 20; payment++) {
            assertThat(commands.post(
                                    "/api/customers/" + customer + "/payments",
                                    "{'amount':{'amount':'1.00','currency':'GBP'}}")
                            .status())
                    .isEqualTo(201);
        }

        Awaitility.await().untilAsserted(() -> assertThat(segments())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(segment -> {
                    assertThat(segment.at("/lagEvents").asLong()).isZero();
                    assertThat(segment.at("/lagSeconds").asLong()).isZero();
                }));
    }

    /** Stopped and started, so that the dashboard has been told since, but no event came. */
    @Test
    void areNotReplayingWhenAReplayHasEnded() {
        register();
        Awaitility.await().until(() -> version().equals("1"));

        operate("customer-view", "replay");
        Awaitility.await().untilAsserted(() -> {
            assertThat(version()).isEqualTo("1");
            assertThat(management
                            .get("/actuator/processors/customer-view")
                            .body()
                            .at("/replay")
                            .isNull())
                    .isTrue();
        });

        operate("customer-view", "stop");
        Awaitility.await().until(() -> inTheDashboard("customer-view").isEmpty());
        operate("customer-view", "start");
        Awaitility.await().untilAsserted(() -> assertThat(inTheDashboard("customer-view"))
                .isNotEmpty()
                .noneMatch(EventProcessorSegment::getIsReplaying));
    }

    @Test
    void areShownAsStoppedWhenTheDashboardPausesThem() throws Exception {
        admin().pauseEventProcessor("order-view", tables("order-view")).get();

        Awaitility.await().untilAsserted(() -> assertThat(management
                        .get("/actuator/health/detail")
                        .text("/components/processors/details/stopped/order-view/by"))
                .isEqualTo("unknown"));
        assertThat(management.get("/actuator/processors/order-view").text("/stopped/by"))
                .isEqualTo("unknown");

        operate("order-view", "start");
    }

    private static void operate(String processor, String operation) {
        assertThat(management
                        .post("/actuator/processors/" + processor + "/" + operation, "{'reason':'to see'}")
                        .status())
                .isEqualTo(200);
    }

    private static int port(String property) {
        return process.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private static AdminChannel admin() {
        return process.getBean(AxonServerConnectionManager.class)
                .getConnection()
                .adminChannel();
    }

    private static String tables(String processor) {
        return process.getBean(EventProcessingConfiguration.class)
                .eventProcessor(processor, StreamingEventProcessor.class)
                .orElseThrow()
                .getTokenStoreIdentifier();
    }

    private static List<EventProcessorSegment> inTheDashboard(String processor) {
        String tables = tables(processor);
        return Flux.from(new ResultStreamPublisher<>(() -> admin().eventProcessors()))
                .filter(one -> one.getIdentifier().getProcessorName().equals(processor)
                        && one.getIdentifier().getTokenStoreIdentifier().equals(tables))
                .flatMapIterable(EventProcessor::getClientInstanceList)
                .flatMapIterable(EventProcessorInstance::getClaimedSegmentList)
                .collectList()
                .block();
    }

    private static List<JsonNode> segments() {
        List<JsonNode> segments = new ArrayList<>();
        management.get("/actuator/processors").body().at("/items").forEach(processor -> processor
                .at("/segments")
                .forEach(segments::add));
        return segments;
    }

    private void register() {
        String body =
                "{'customerId':'%s','name':'P','creditLimit':{'amount':'100.00','currency':'GBP'}}".formatted(customer);
        Awaitility.await().until(() -> commands.post("/api/customers", body).status() / 100 == 2);
    }

    private String version() {
        return commands.get("/api/customers/" + customer).text("/version");
    }
}
