package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The seal as operators and auditors see it, over HTTP. */
@VouchTest
class SealEndpointTest {

    private static final String SEAL = "/actuator/seal";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    private Client vouch;

    @BeforeEach
    void register() {
        vouch = new Client(port);
        vouch.post(
                "/api/customers",
                "{'customerId':'sealed-%s','name':'S','creditLimit':{'amount':'10','currency':'GBP'}}"
                        .formatted(UUID.randomUUID()));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(shown("/head/position").asLong()).isGreaterThanOrEqualTo(1));
    }

    @Test
    void showsTheHeadAndVerifiesTheChain() {
        assertThat(shown("/head/hash").asString()).matches("[0-9a-f]{64}");
        assertThat(shown("/head/segment").asLong()).isGreaterThanOrEqualTo(1);
        assertThat(shown("/behind").asLong()).isNotNegative();

        JsonNode right = verified("{'reason':'The audit of the year','head':'%s'}"
                .formatted(shown("/head/hash").asString()));
        assertThat(right.at("/state").asString()).isEqualTo("RIGHT");
        assertThat(right.at("/percent").asInt()).isEqualTo(100);
        assertThat(right.at("/events").asLong()).isGreaterThanOrEqualTo(1);
        assertThat(right.at("/first").isNull()).isTrue();
    }

    @Test
    void namesTheFirstEventThatWasChanged() {
        long position = database.queryForObject("select min(globalIndex) from DomainEventEntry", Long.class);
        String type = database.queryForObject(
                "select type from DomainEventEntry where globalIndex = ?", String.class, position);
        database.update("update DomainEventEntry set type = 'Other' where globalIndex = ?", position);
        try {
            JsonNode different = verified("{'reason':'A rumour'}");

            assertThat(different.at("/state").asString()).isEqualTo("DIFFERENT");
            assertThat(different.at("/differences").asLong()).isEqualTo(1);
            assertThat(different.at("/first/kind").asString()).isEqualTo("CHANGED");
            assertThat(different.at("/first/position").asLong()).isEqualTo(position);
            assertThat(different.at("/first/eventId").asString())
                    .isEqualTo(database.queryForObject(
                            "select eventIdentifier from DomainEventEntry where globalIndex = ?",
                            String.class,
                            position));
        } finally {
            database.update("update DomainEventEntry set type = ? where globalIndex = ?", type, position);
        }
    }

    @Test
    void findsThatAHeadIsNotInTheChain() {
        JsonNode different = verified("{'reason':'A rumour','head':'%s'}".formatted("ab".repeat(32)));

        assertThat(different.at("/first/kind").asString()).isEqualTo("HEAD_UNKNOWN");
    }

    @Test
    void refusesWhatIsNoHeadAndWantsAReason() {
        assertThat(vouch.post(SEAL, "{'reason':'A rumour','head':'ABC'}").text("/errors/0/pointer"))
                .isEqualTo("/head");
        assertThat(vouch.post(SEAL, "{}").text("/errors/0/pointer")).isEqualTo("/reason");
        assertThat(vouch.post(SEAL, "{'reason':'A rumour','position':'1'}").status())
                .isEqualTo(400);
    }

    @Test
    void verifiesOneAtATime() {
        database.update("update seal_verification set begun_at = now(), seen_at = now(), ended_at = null");
        try {
            assertThat(vouch.post(SEAL, "{'reason':'A rumour'}").status()).isEqualTo(409);
            assertThat(shown("/verification/state").asString()).isEqualTo("RUNNING");

            database.update("update seal_verification set seen_at = now() - interval '2' minute");
            assertThat(shown("/verification/state").asString()).isEqualTo("FAILED");
        } finally {
            database.update("update seal_verification set ended_at = now()");
        }
        assertThat(verified("{'reason':'A rumour'}").at("/state").asString()).isEqualTo("RIGHT");
    }

    private JsonNode verified(String body) {
        assertThat(vouch.post(SEAL, body).status()).isEqualTo(200);
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(shown("/verification/state").asString()).isNotEqualTo("RUNNING"));
        assertThat(vouch.get("/actuator/operations?limit=1").text("/items/0/operation"))
                .isEqualTo("verify-seal");
        return shown("/verification");
    }

    private JsonNode shown(String pointer) {
        return vouch.get(SEAL).body().at(pointer);
    }
}
