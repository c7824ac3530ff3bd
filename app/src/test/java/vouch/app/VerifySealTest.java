package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seal is verified from the command line, while Vouch does not run. */
class VerifySealTest {

    private static final String NOTHING = "0".repeat(64);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String url;

    private void migrate() {
        url = "jdbc:h2:file:" + folder.resolve("vouch");
        Flyway.configure()
                .dataSource(url, "vouch", "")
                .locations("classpath:db/migration/h2")
                .load()
                .migrate();
    }

    private int run(String... arguments) {
        return new VerifySeal(Map.of(), new PrintStream(out, true), new PrintStream(err, true)).run(arguments);
    }

    @Test
    void saysThatTheSealIsRight() throws IOException {
        migrate();
        byte[] before = Files.readAllBytes(folder.resolve("vouch.mv.db"));

        assertThat(run(url, "--head", NOTHING)).isZero();

        assertThat(out.toString().strip())
                .isEqualTo("The seal is right: 0 events are as they were sealed, and its head is " + NOTHING + ".");
        assertThat(err.toString()).isEmpty();
        assertThat(Files.readAllBytes(folder.resolve("vouch.mv.db"))).isEqualTo(before);
    }

    @Test
    void saysWhatIsDifferent() throws SQLException {
        migrate();
        try (Connection database = DriverManager.getConnection(url, "vouch", "");
                Statement statement = database.createStatement()) {
            statement.execute("delete from seal_segment");
        }

        assertThat(run(url)).isEqualTo(1);
        assertThat(out.toString().strip()).isEqualTo("Segment 0 of the seal is missing.");

        out.reset();
        assertThat(run(url, "--head", NOTHING)).isEqualTo(1);
        assertThat(out.toString().strip())
                .isEqualTo("Segment 0 of the seal is missing. There are 2 differences in all.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "               | it does not know which database: call verify-seal with a JDBC URL",
                "there          | it does not understand there: call verify-seal with a JDBC URL",
                "jdbc:a jdbc:b  | it does not understand jdbc:b: call",
                "jdbc:a --head  | --head has no value: call",
                "jdbc:a --head X| X is no head: a head has 64 hexadecimal digits",
                "jdbc:nothing:x | : correct the URL, the user or the password",
                "jdbc:postgresql://127.0.0.1:1/x | cannot be reached: correct the URL",
            })
    void saysWhyNothingIsVerified(String arguments, String because) {
        assertThat(run(arguments == null ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);

        assertThat(err.toString())
                .startsWith("The seal was not verified, because ")
                .contains(because);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void makesNoDatabase() {
        assertThat(run("jdbc:h2:file:" + folder.resolve("none"))).isEqualTo(2);

        assertThat(err.toString()).contains("correct the URL");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatADatabaseHasNoSeal() throws SQLException {
        url = "jdbc:h2:file:" + folder.resolve("other");
        DriverManager.getConnection(url, "vouch", "").close();

        assertThat(run(url)).isEqualTo(2);
        assertThat(err.toString()).contains("the database has no seal").contains("start this version of Vouch on it");
    }
}
