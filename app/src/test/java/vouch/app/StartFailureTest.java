package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
import static org.springframework.core.env.StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

/** A setting that Vouch cannot start with is named in one sentence, which says what to do. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTest {

    private static final String NAME = "correct its name, or leave it out";
    private static final String VALUE = "correct its value, or leave it out for the default";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--vouch.decision-deadline=abc, the setting vouch.decision-deadline cannot be set to abc",
        "--vouch.decision-deadline=0s, vouch.decision-deadline must be more than 0",
        "--vouch.waiting-deadline=0d, vouch.waiting-deadline must be more than 0",
        "--vouch.credit.override-up-to=5 EURO, vouch.credit.override-up-to must list amounts such as 10000.00 GBP; 5 EURO is none",
        "--server.port=abc, the setting server.port cannot be set to abc",
    })
    void tellsAWrongValue(String argument, String because, CapturedOutput output) {
        assertThat(failure(argument, folder.resolve("data"), output)).isEqualTo(sentence(because, VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        "VOUCH_DECISION_DEADLINE, abc, the setting vouch.decision-deadline cannot be set to abc",
        "VOUCH_DECISIONDEADLINE, 0s, vouch.decision-deadline must be more than 0",
        "VOUCH_DEMO, maybe, the setting vouch.demo cannot be set to maybe",
        "VOUCH_SIDES, command+query, the setting vouch.sides cannot be set to command+query",
    })
    void tellsAWrongValueOfAVariable(String variable, String value, String because, CapturedOutput output) {
        assertThat(failure(variable(variable, value), output)).isEqualTo(sentence(because, VALUE));
    }

    @Test
    void tellsAWrongValueOfASystemProperty(CapturedOutput output) {
        PropertySource<?> properties =
                new MapPropertySource(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, Map.of("vouch.demo", "maybe"));

        assertThat(failure(properties, output))
                .isEqualTo(sentence("the setting vouch.demo cannot be set to maybe", VALUE));
    }

    @Test
    void tellsAWrongValueInAFile(CapturedOutput output) throws IOException {
        assertThat(failure(imported("vouch.decision-deadline: soon"), folder.resolve("data"), output))
                .isEqualTo(sentence("the setting vouch.decision-deadline cannot be set to soon", VALUE));
    }

    @Test
    void tellsASideThatWouldBeAlone(CapturedOutput output) {
        assertThat(failure("--vouch.sides=query", folder.resolve("data"), output))
                .isEqualTo(sentence(
                        "the setting vouch.sides cannot be set to [QUERY]: only with the profile axonserver do the"
                                + " sides find each other across processes",
                        VALUE));
    }

    @Test
    void tellsThatProcessesApartNeedAKey(CapturedOutput output) {
        assertThat(failure("--spring.profiles.active=axonserver", folder.resolve("data"), output))
                .isEqualTo(sentence(
                        "on Axon Server no process can tell who sent a message without a key that all processes share",
                        "give each process the same vouch.security.message-keys, 32 characters or more, as a secret"));
    }

    @Test
    void tellsThatAKeyIsTooShortWithoutTheKey(CapturedOutput output) {
        String key = "--vouch.security.message-keys=an-earlier-key-of-the-right-length,short-key";

        assertThat(failure(key, folder.resolve("data"), output))
                .isEqualTo(sentence("each of vouch.security.message-keys must have 32 characters or more", VALUE));
        assertThat(output).doesNotContain("short-key", "an-earlier-key");
    }

    @Test
    void tellsAnUnknownSetting(CapturedOutput output) {
        assertThat(failure("--vouch.decison-deadline=5s", folder.resolve("data"), output))
                .isEqualTo(sentence("there is no setting vouch.decison-deadline", NAME));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void tellsAnUnknownSettingInAFile(CapturedOutput output) throws IOException {
        assertThat(failure(imported("vouch.demo-set: false"), folder.resolve("data"), output))
                .isEqualTo(sentence("there is no setting vouch.demo-set", NAME));
    }

    @Test
    void tellsAnUnknownSettingOfAVariable(CapturedOutput output) {
        assertThat(failure(variable("VOUCH_DEMOO", "false"), output))
                .isEqualTo(sentence("there is no setting VOUCH_DEMOO", NAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgress", "postgres,axonsever", "Postgres"})
    void tellsAnUnknownProfile(String profiles, CapturedOutput output) {
        assertThat(failure("--spring.profiles.active=" + profiles, folder.resolve("data"), output))
                .isEqualTo(sentence(
                        "there is no profile " + profiles.replaceFirst(".*,", ""),
                        "let spring.profiles.active name axonserver or postgres, or both, or leave it out for"
                                + " the embedded database"));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--spring.datasource.url=jdbc:postgresql://127.0.0.1/vouch, postgres, spring.datasource.url",
        "--axon.axonserver.servers=127.0.0.1:8124, axonserver, axon.axonserver.servers",
    })
    void tellsASettingOfAProfileThatWasForgotten(
            String argument, String profile, String setting, CapturedOutput output) {
        assertThat(failure(argument, folder.resolve("data"), output))
                .isEqualTo(sentence(
                        "only the profile " + profile + " reads the setting " + setting,
                        "add " + profile + " to spring.profiles.active, or leave the setting out"));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void tellsTablesOfSomethingElse(CapturedOutput output) throws Exception {
        Path data = folder.resolve("data");
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("vouch"), "vouch", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table note (text varchar)");
        }

        assertThat(failure("--server.port=0", data, output))
                .isEqualTo(sentence(
                        "the database has tables of something else, and none of Vouch",
                        "give Vouch a database or a schema of its own"));
    }

    /** What a newer version has changed, an older one would write as it knows it. */
    @Test
    void tellsTablesOfANewerVersion(CapturedOutput output) throws Exception {
        Path data = folder.resolve("data");
        String url = "jdbc:h2:file:" + data.resolve("vouch");
        Flyway.configure()
                .dataSource(url, "vouch", "")
                .locations("classpath:db/migration/h2")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "vouch", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into "flyway_schema_history"
                    select 9999, '9999', 'of the future', "type", 'V9999__of_the_future.sql', "checksum", "installed_by",
                        "installed_on", "execution_time", "success"
                    from "flyway_schema_history" where "installed_rank" = 1
                    """);
        }

        assertThat(failure("--server.port=0", data, output))
                .isEqualTo(sentence(
                        "the tables are not those of this version of Vouch",
                        "start the version that used them last, or a newer one"));
    }

    @Test
    void tellsADataFolderThatIsAFileOrBelowOne(CapturedOutput output) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        for (Path data : List.of(file, file.resolve("data"))) {
            assertThat(failure("--server.port=0", data, output))
                    .endsWith(sentence(
                            "the folder " + data + " cannot be written",
                            "make it a folder that Vouch may write, or choose another with --vouch.data-dir=FOLDER"));
        }
    }

    @Test
    void tellsAFolderOfTemporaryFilesThatIsNotThere() {
        String missing = folder.resolve("missing").toString();
        String before = System.setProperty("java.io.tmpdir", missing);
        try {
            FailureAnalysis told = new StartFailure(new MockEnvironment())
                    .analyze(new WebServerException("Unable to create tempDir", new NoSuchFileException(missing)));
            assertThat(told.getDescription())
                    .isEqualTo("the folder for temporary files " + missing + " cannot be written");
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    /** A setting that starts Vouch with a file of this content. */
    private String imported(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("settings.yml"), content);
        return "--spring.config.import=" + file.toUri();
    }

    private static PropertySource<?> variable(String name, String value) {
        return new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value));
    }

    /** @param source instead of the one of the same name that this process has */
    private String failure(PropertySource<?> source, CapturedOutput output) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace(source.getName(), source);
        SpringApplication vouch = new SpringApplication(Application.class);
        vouch.setEnvironment(environment);
        return failure(vouch, output, "--vouch.data-dir=" + folder.resolve("data"));
    }

    private static String failure(String argument, Path data, CapturedOutput output) {
        return failure(new SpringApplication(Application.class), output, argument, "--vouch.data-dir=" + data);
    }

    /** The last error that was told. */
    private static String failure(SpringApplication vouch, CapturedOutput output, String... arguments) {
        assertThatThrownBy(() -> vouch.run(arguments)).isInstanceOf(RuntimeException.class);
        List<String> errors =
                output.getOut().lines().filter(line -> line.contains(" ERROR ")).toList();
        return errors.get(errors.size() - 1).replaceFirst("^\\S+ ERROR vouch +", "");
    }

    private static String sentence(String because, String remedy) {
        return "Vouch did not start, because " + because + ": " + remedy + ".";
    }
}
