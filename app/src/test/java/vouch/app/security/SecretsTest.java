package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Role;

/** What the log has from the start on, and what Actuator answers an operator. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vouch.data-dir=target/test-data/${random.uuid}",
            "vouch.security.operator-password=" + SecretsTest.OPERATOR,
            "vouch.security.message-keys=" + SecretsTest.MESSAGE_KEY,
            "vouch.erasure.master-keys=" + SecretsTest.MASTER_KEY,
            "spring.datasource.password=" + SecretsTest.DATABASE,
            "spring.security.oauth2.client.registration.github.client-id=vouch",
            "spring.security.oauth2.client.registration.github.client-secret=" + SecretsTest.CLIENT
        })
@DirtiesContext
class SecretsTest {

    static final String OPERATOR = "secret-of-the-operator";
    static final String MESSAGE_KEY = "secret-of-the-messages-of-all-processes";
    static final String MASTER_KEY = "secret-of-the-keys-of-all-customers";
    static final String DATABASE = "secret-of-the-database";
    static final String CLIENT = "secret-of-the-client";
    private static final String WRONG = "secret-that-is-wrong";
    private static final String PERSON = "secret-of-a-person";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private JdbcTemplate database;

    @Test
    void areNeitherLoggedNorShown(CapturedOutput log) throws Exception {
        String key =
                keys.create("shop", Role.CLERK, Instant.now().plusSeconds(3600)).secret();
        get("/api/orders", "Bearer " + key);
        get("/api/orders", "Bearer " + key + WRONG);
        get("/api/orders", "Bearer " + WRONG + "." + WRONG + "." + WRONG);
        get("/api/orders", basic("operator", WRONG));
        post(
                "/actuator/users",
                "{\"name\":\"ann\",\"roles\":\"clerk\",\"reason\":\"new\",\"password\":\"" + PERSON + "\"}");
        post("/actuator/users", "{\"name\":\"\",\"roles\":\"cook\",\"reason\":\"\",\"password\":\"" + PERSON + "\"}");
        List<String> secrets =
                new ArrayList<>(List.of(OPERATOR, MESSAGE_KEY, MASTER_KEY, DATABASE, CLIENT, WRONG, PERSON, key));
        secrets.addAll(database.queryForList("select password from app_user", String.class));
        secrets.addAll(database.queryForList("select secret from api_key", String.class));
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(10);

        List<String> answers = shown();

        assertThat(answers).hasSizeGreaterThan(20).allSatisfy(answer -> assertThat(answer)
                .doesNotContain(secrets));
        assertThat(log.getAll()).contains("Vouch is ready").doesNotContain(secrets);
    }

    /** Every address of Actuator that is read. */
    private List<String> shown() throws Exception {
        List<String> answers = new ArrayList<>();
        JsonNode links = JsonMapper.shared().readTree(ofOperator("/actuator")).path("_links");
        for (JsonNode link : links) {
            if (!link.path("templated").asBoolean()) {
                answers.add(ofOperator(URI.create(link.path("href").asString()).getPath()));
            }
        }
        answers.add(ofOperator("/actuator/health/detail"));
        JsonNode metrics = JsonMapper.shared().readTree(ofOperator("/actuator/metrics"));
        for (JsonNode metric : metrics.path("names")) {
            answers.add(ofOperator("/actuator/metrics/" + metric.asString()));
        }
        return answers;
    }

    private String ofOperator(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path, basic("operator", OPERATOR));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path, String authorization) throws IOException, InterruptedException {
        return HTTP.send(request(path, authorization).build(), BodyHandlers.ofString());
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        HTTP.send(
                request(path, basic("operator", OPERATOR))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", authorization);
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
