package vouch.app.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

class SidesTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void areAllByDefault() {
        assertThat(Sides.of(environment).present()).containsExactlyInAnyOrder(Side.values());
    }

    @Test
    void mayBeNamedAllInOneProcessToo() {
        environment.setProperty("vouch.sides", "console,query,saga,command");

        assertThat(Sides.of(environment).present()).containsExactlyInAnyOrder(Side.values());
    }

    @Test
    void mayBeWithoutPages() {
        environment.setProperty("vouch.sides", "query,saga,command");

        assertThat(Sides.of(environment).anyOf(Side.CONSOLE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command | false",
                "saga | true",
                "query | true",
                "command,query | true",
                "QUERY, saga | true",
                "console | false"
            })
    void mayLiveApartOnAxonServerAndNeedTablesUnlessTheyOnlyDecide(String sides, boolean tables) {
        environment.setActiveProfiles("axonserver");
        environment.setProperty("vouch.sides", sides);

        assertThat(Sides.of(environment).present()).hasSize(sides.split(",").length);
        assertThat(Sides.needTables(environment)).isEqualTo(tables);
    }

    @Test
    void haveTheTablesForTheSignInWithPostgres() {
        environment.setActiveProfiles("axonserver", "postgres");
        environment.setProperty("vouch.sides", "command");

        assertThat(Sides.needTables(environment)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "postgres"})
    void doNotLiveApartWithoutAxonServer(String profile) {
        environment.setActiveProfiles(profile);
        environment.setProperty("vouch.sides", "command,saga");

        assertThatThrownBy(() -> Sides.of(environment))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("axonserver");
    }

    @Test
    void areAtLeastOne() {
        environment.setProperty("vouch.sides", "");

        assertThatThrownBy(() -> Sides.of(environment)).isInstanceOf(InvalidConfigurationPropertyValueException.class);
    }

    @Test
    void areNotInvented() {
        environment.setProperty("vouch.sides", "command,reporting");

        assertThatThrownBy(() -> Sides.of(environment)).isInstanceOf(BindException.class);
    }
}
