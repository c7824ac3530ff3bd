package vouch.acceptance.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What the README shows is what Vouch prints, letter for letter, apart from times and random ids. */
@DocumentedVouch
class ReadmeTest {

    private final Markdown readme = Markdown.of("README.md");

    @LocalServerPort
    private int port;

    @TestFactory
    Stream<DynamicTest> printsWhatTheReadmeShows() {
        List<Transcript> shown = Transcript.in(readme);
        assertThat(shown).hasSizeGreaterThanOrEqualTo(3);
        return shown.stream()
                .map(one -> DynamicTest.dynamicTest(one.command(), () -> {
                    Curl curl = Curl.of(one.command());
                    if (curl.changesNothing()) {
                        // What a view shows may be a moment behind the command before.
                        Awaitility.await().untilAsserted(() -> assertPrints(curl, one.output()));
                    } else {
                        assertPrints(curl, one.output());
                    }
                }));
    }

    @Test
    void backsUpIntoAFileThatIsTheDatabaseOfAnotherFolderOnceUnpacked(@TempDir Path restored) throws Exception {
        HttpResponse<String> answer = Curl.of(commandOfBackup()).run(port);
        Path backup =
                Path.of(JsonMapper.shared().readTree(answer.body()).at("/file").asString());

        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(backup))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, restored.resolve(entry.getName()));
            }
        }
        String database = "jdbc:h2:file:" + restored.resolve("vouch") + ";IFEXISTS=TRUE";
        try (Connection connection = DriverManager.getConnection(database, "vouch", "");
                ResultSet events = connection.createStatement().executeQuery("select count(*) from DomainEventEntry")) {
            assertThat(events.next()).isTrue();
            assertThat(events.getLong(1)).isPositive();
        }
    }

    private void assertPrints(Curl curl, String output) {
        assertThat(Transcript.lasting(curl.run(port).body())).isEqualTo(Transcript.lasting(output));
    }

    private String commandOfBackup() {
        return readme.section("Back up and restore").blocks().stream()
                .flatMap(block -> block.text().lines())
                .filter(line -> line.startsWith("curl "))
                .findFirst()
                .orElseThrow();
    }
}
