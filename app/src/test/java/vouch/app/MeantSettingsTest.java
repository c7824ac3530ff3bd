package vouch.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A setting that does not exist is named as it was written, and no variable of others is taken for a setting. */
class MeantSettingsTest {

    private final StandardEnvironment environment = new StandardEnvironment();
    private final MutablePropertySources sources = environment.getPropertySources();
    private final GenericApplicationContext context = new GenericApplicationContext();

    MeantSettingsTest() {
        context.setEnvironment(environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vouch.demo",
                "vouch.data-dir",
                "vouch.dataDir",
                "vouch.sides",
                "vouch.sides[0]",
                "vouch.security.message-keys",
                "vouch.security.messageKeys[0]",
                "vouch.security.accept-unsigned-messages",
                "vouch.waiting-deadline",
                "vouch.credit.override-up-to",
                "vouch.credit.overrideUpTo[0]",
                "vouch",
                "voucher.demo"
            })
    void takesSettingsOfAFile(String name) {
        sources.addFirst(new MapPropertySource("file", Map.of(name, "x")));

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vouch.demoo",
                "vouch.demo.set",
                "vouch.demo[0]",
                "vouch.data.dir",
                "vouch.side[0]",
                "vouch.security",
                "vouch.security.message-key",
                "vouch.message-keys",
                "vouch.sides.first",
                "vouch.credit.override-to"
            })
    void refusesOtherSettingsOfAFile(String name) {
        sources.addFirst(new MapPropertySource("file", Map.of(name, "x")));

        assertThatThrownBy(this::check).isInstanceOf(StartRefused.class).hasMessage("there is no setting " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VOUCH_DEMO",
                "VOUCH_DATA_DIR",
                "VOUCH_DATADIR",
                "vouch_data_dir",
                "VOUCH_SIDES",
                "VOUCH_SIDES_0",
                "VOUCH_SECURITY_MESSAGE_KEYS",
                "VOUCH_SECURITY_MESSAGEKEYS_0",
                "VOUCH_CREDIT_OVERRIDEUPTO_0",
                "VOUCHER_DEMO"
            })
    void takesSettingsOfVariables(String name) {
        variable(name, "x");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VOUCH_DEMOO", "VOUCH_DECISON_DEADLINE", "VOUCH_PORT", "VOUCH_PASSWORDS", "vouch.demoo"})
    void refusesOtherVariables(String name) {
        variable(name, "9000");

        assertThatThrownBy(this::check).isInstanceOf(StartRefused.class).hasMessage("there is no setting " + name);
    }

    /** Kubernetes sets the others where a service is called vouch or vouch-query. */
    @ParameterizedTest
    @CsvSource({
        "VOUCH_PASSWORD, secret",
        "VOUCH_SERVICE_HOST, 10.0.0.11",
        "VOUCH_SERVICE_PORT, 8080",
        "VOUCH_SERVICE_PORT_HTTP, 8080",
        "VOUCH_PORT, tcp://10.0.0.11:8080",
        "VOUCH_PORT_8080_TCP_ADDR, 10.0.0.11",
        "VOUCH_QUERY_SERVICE_HOST, 10.0.0.12",
        "VOUCH_QUERY_PORT, tcp://10.0.0.12:8080",
        "VOUCH_QUERY_PORT_8080_TCP, tcp://10.0.0.12:8080",
    })
    void leavesVariablesOfOthersAlone(String name, String value) {
        variable(name, value);

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherSettingBehindKnownOnes() {
        sources.addFirst(new MapPropertySource("file", Map.of("vouch.demo", "x", "vouch.demoo", "x")));

        assertThatThrownBy(this::check).isInstanceOf(StartRefused.class).hasMessage("there is no setting vouch.demoo");
    }

    /** The process of this test has properties of its own. */
    @Test
    void checksSystemPropertiesOnlyWhereItIsAskedTo() {
        sources.replace(
                StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                new MapPropertySource(
                        StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, Map.of("vouch.seed", "7")));

        assertThatCode(this::check).doesNotThrowAnyException();
        assertThatThrownBy(() -> MeantSettings.checkSystemProperties(context))
                .isInstanceOf(StartRefused.class)
                .hasMessage("there is no setting vouch.seed");
    }

    private void variable(String name, String value) {
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
    }

    private void check() {
        new MeantSettings().initialize(context);
    }
}
