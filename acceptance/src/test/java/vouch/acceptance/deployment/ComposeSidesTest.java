package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.acceptance.deployment.Compose.Service;

/** The services of docker-compose.yml that are Vouch. */
class ComposeSidesTest {

    /** It gives 100 by default, and keeps three of them for its superuser. */
    static final int CONNECTIONS_OF_POSTGRESQL = 97;

    static Stream<Service> sides() {
        return Compose.sides();
    }

    @ParameterizedTest
    @MethodSource("sides")
    void startsWhenItsStoresAreHealthyAndStopsInItsOwnTime(Service side) {
        assertThat(side.map("depends_on"))
                .containsOnlyKeys("axonserver", "postgresql")
                .allSatisfy((store, when) -> assertThat(when).isEqualTo(Map.of("condition", "service_healthy")));
        assertThat(side.duration("stop_grace_period"))
                .isGreaterThan(KnownSettings.duration("spring.lifecycle.timeout-per-shutdown-phase")
                        .multipliedBy(3));
    }

    @ParameterizedTest
    @MethodSource("sides")
    void isTheImageThatWasBuiltHereAndKeepsNothing(Service side) {
        assertThat(side.keys()).containsEntry("pull_policy", "never").doesNotContainKeys("volumes");
    }

    @Test
    void sharesTheConnectionsOfPostgreSql() {
        assertThat(sides().mapToInt(side -> (int) side.environment().get("SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE"))
                        .sum())
                .isLessThanOrEqualTo(CONNECTIONS_OF_POSTGRESQL);
    }
}
