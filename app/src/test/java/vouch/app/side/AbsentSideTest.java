package vouch.app.side;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.app.Application;
import vouch.engine.selfcheck.Check;
import vouch.saga.DecisionDeadlines;

/** A process without a side has nothing of it. It starts, and waits, while Axon Server is away. */
class AbsentSideTest {

    @TempDir
    private Path data;

    @Test
    void oneThatOnlyDecidesHasNoTablesAndNoProcessors() throws Exception {
        try (ConfigurableApplicationContext process = start("command")) {
            assertThat(beans(process, Repository.class)).hasSize(3);
            assertThat(packages(process))
                    .contains("vouch.command")
                    .doesNotContain("vouch.saga", "vouch.notices", "vouch.query", "vouch.console");
            assertThat(status(process, "/orders")).isEqualTo(404);
            assertThat(processors(process)).isEmpty();
            assertThat(beans(process, DataSource.class)).isEmpty();
            assertThat(beans(process, Scheduler.class)).isEmpty();
            assertThat(beans(process, Check.class)).contains("noEventIsSkipped").doesNotContain("lateOrdersAreAsked");
            assertThat(data).isEmptyDirectory();
            assertThat(status(process, "/livez")).isEqualTo(200);
            assertThat(status(process, "/readyz")).isEqualTo(200);
            assertThat(status(process, "/actuator/health")).isEqualTo(503);
            assertThat(get(process, "/v3/api-docs").body())
                    .contains("createOrder", "registerCustomer")
                    .doesNotContain("findOrder", "listCustomers");
        }
    }

    @Test
    void oneThatOnlyCoordinatesHasNoViewsAndSendsNotices() {
        try (ConfigurableApplicationContext process = start("saga")) {
            assertThat(packages(process))
                    .contains("vouch.saga", "vouch.notices")
                    .doesNotContain("vouch.command", "vouch.query", "vouch.console");
            assertThat(processors(process)).containsExactlyInAnyOrder("order-saga", "notices");
            assertThat(beans(process, DecisionDeadlines.class)).hasSize(1);
            assertThat(beans(process, Repository.class)).isEmpty();
        }
    }

    @Test
    void oneThatOnlyRemembersHasNoAggregatesAndNoDeadlines() {
        try (ConfigurableApplicationContext process = start("query")) {
            assertThat(packages(process))
                    .contains("vouch.query")
                    .doesNotContain("vouch.command", "vouch.saga", "vouch.notices", "vouch.console");
            assertThat(processors(process))
                    .containsExactlyInAnyOrder(
                            "order-view", "order-view-2", "customer-view", "customer-view-2", "history", "history-2");
            assertThat(beans(process, Check.class))
                    .contains("everythingCommitsTogether")
                    .doesNotContain("noTwoEventsHaveOnePlace", "lateOrdersAreAsked");
            assertThat(beans(process, Repository.class)).isEmpty();
            assertThat(beans(process, Scheduler.class)).isEmpty();
        }
    }

    @Test
    void oneThatOnlyShowsHasPagesAndNothingBehindThem() throws Exception {
        try (ConfigurableApplicationContext process = start("console")) {
            assertThat(packages(process))
                    .contains("vouch.console")
                    .doesNotContain("vouch.command", "vouch.saga", "vouch.notices", "vouch.query");
            assertThat(processors(process)).isEmpty();
            assertThat(beans(process, Repository.class)).isEmpty();
            assertThat(beans(process, Scheduler.class)).isEmpty();
            assertThat(status(process, "/help")).isEqualTo(200);
            assertThat(status(process, "/api/orders")).isEqualTo(404);
        }
    }

    private ConfigurableApplicationContext start(String side) {
        return SpringApplication.run(
                Application.class,
                "--vouch.sides=" + side,
                "--spring.profiles.active=axonserver",
                "--vouch.security.message-keys=a-key-that-all-processes-of-this-test-share",
                "--axon.axonserver.servers=127.0.0.1:1",
                "--vouch.data-dir=" + data,
                "--vouch.security.open=true",
                "--server.port=0",
                "--management.server.port=0",
                "--logging.level.io.axoniq=off",
                "--logging.level.org.axonframework=off");
    }

    private static int status(ConfigurableApplicationContext process, String path) throws Exception {
        return get(process, path).statusCode();
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext process, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + process.getEnvironment().getProperty("local.server.port") + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static List<String> beans(ConfigurableApplicationContext process, Class<?> type) {
        return List.of(process.getBeanNamesForType(type));
    }

    private static Stream<String> processors(ConfigurableApplicationContext process) {
        return process.getBean(EventProcessingConfiguration.class).eventProcessors().keySet().stream();
    }

    /** The modules that beans and controllers come from. */
    private static Stream<String> packages(ConfigurableApplicationContext process) {
        return Arrays.stream(process.getBeanDefinitionNames())
                .map(process::getType)
                .filter(Objects::nonNull)
                .map(Class::getPackageName)
                .filter(name -> name.startsWith("vouch."))
                .map(name -> name.split("\\.")[1])
                .map("vouch."::concat)
                .distinct();
    }
}
