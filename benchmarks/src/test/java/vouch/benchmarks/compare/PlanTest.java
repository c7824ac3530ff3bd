package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.benchmarks.compare.Contestant.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.benchmarks.Options;
import vouch.benchmarks.Unusable;
import vouch.benchmarks.shop.Work;

class PlanTest {

    @Test
    void isThreeRatiosWhenItIsShort() {
        Plan plan = Plan.of(options(Map.of("short", List.of())), true);

        assertThat(plan.works()).containsExactly(Work.MANY_CUSTOMERS);
        assertThat(plan.contestants())
                .containsExactly(
                        Map.entry(Store.H2, List.of(VOUCH, PLAIN)),
                        Map.entry(Store.POSTGRES, List.of(VOUCH, STOCK, PLAIN)));
    }

    @Test
    void takesTheAxonServerThatThereIs() {
        assertThat(Plan.of(options(Map.of()), false).contestants()).containsOnlyKeys(Store.DATABASES);
        assertThat(Plan.of(options(Map.of()), true).contestants().get(Store.AXON_SERVER))
                .containsExactly(VOUCH, STOCK);
    }

    @Test
    void isAsLongAndAsOftenAsOneSays() {
        Plan plan =
                Plan.of(options(Map.of("short", List.of(), "seconds", List.of("2"), "repeats", List.of("4"))), false);

        assertThat(plan.time()).isEqualTo(Duration.ofSeconds(2));
        assertThat(plan.repeats()).isEqualTo(4);
    }

    @Test
    void letsOneTryAnotherNumberOfClients() {
        Plan plan = Plan.of(options(Map.of("clients", List.of("vouch=64", "PLAIN_OVER_HTTP=4"))), false);

        assertThat(plan.clients(VOUCH)).isEqualTo(64);
        assertThat(plan.clients(PLAIN_OVER_HTTP)).isEqualTo(4);
        assertThat(plan.clients(PLAIN)).isEqualTo(PLAIN.clients());
    }

    @Test
    void isOnlyWhatOneAsksForAndWhoDoesIt() {
        Plan plan = Plan.of(options(Map.of("work", List.of("unloaded"))), true);

        assertThat(plan.works()).containsExactly(Work.UNLOADED);
        assertThat(plan.contestants())
                .containsExactly(
                        Map.entry(Store.H2, List.of(OVER_HTTP, PLAIN_OVER_HTTP)),
                        Map.entry(Store.POSTGRES, List.of(OVER_HTTP, PLAIN_OVER_HTTP)));
    }

    @Test
    void findsOutWhatIsCarriedBeforeItIsLoaded() {
        assertThat(Plan.of(options(Map.of("work", List.of("loaded", "unloaded"))), false)
                        .works())
                .containsExactly(Work.MANY_CUSTOMERS, Work.UNLOADED, Work.LOADED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "replayed"})
    void knowsWhatIsDone(String work) {
        Options options = options(Map.of("work", List.of(work)));

        assertThatThrownBy(() -> Plan.of(options, false))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining(work);
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "vouch", "vouch=0", "somebody=8", "vouch=1000", "vouch=8=9"})
    void knowsWhoseClientsItsAre(String clients) {
        Options options = options(Map.of("clients", List.of(clients)));

        assertThatThrownBy(() -> Plan.of(options, false))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining(clients);
    }

    private static Options options(Map<String, List<String>> named) {
        return new Options(named, List.of());
    }
}
