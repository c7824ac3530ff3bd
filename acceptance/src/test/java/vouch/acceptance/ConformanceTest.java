package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformanceTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                      | name at least one folder",
                "--url                 | --url needs a value",
                "--url ftp://here x    | not a base URL: 'ftp://here'",
                "--query-url here x    | not a base URL: 'here'",
                "--parallel none x     | --parallel is a number from 1 to 999, not 'none'",
                "--quick x             | there is no option '--quick'"
            })
    void endsWithTwoWhenUsedWrongly(String arguments, String message) throws Exception {
        assertThat(run(arguments == null ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(said.toString()).contains(message).contains("usage:");
    }

    @Test
    void sendsNothingWhenOneOfTheFoldersIsMalformed(@TempDir Path other) throws Exception {
        SetFolder.wellFormed(folder);
        SetFolder.wellFormed(other).expected("1,registered");
        try (StubVouch stub = new StubVouch()) {
            assertThat(run("--url", stub.url().toString(), folder.toString(), other.toString()))
                    .isEqualTo(2);
            assertThat(stub.requests()).isEmpty();
        }
        assertThat(said.toString()).contains(other.resolve("operations.csv") + ":3: ");
    }

    @Test
    void endsWithOneOnDifferencesAndWithZeroWithout() throws IOException, InterruptedException {
        SetFolder set = new SetFolder(folder);
        set.operations("1,2011-04-01T09:00:00Z,payment,nobody,p-1,1.00,GBP");
        set.expected("1,refused:CUSTOMER_NOT_FOUND");
        set.accounts();
        String pay = "POST /api/customers/nobody/payments";
        try (StubVouch stub = new StubVouch()) {
            stub.on(pay, StubVouch.Reply.of(201, "{}"), StubVouch.Reply.of(404, "{'code':'CUSTOMER_NOT_FOUND'}"));
            String[] arguments = {"--parallel", "1", "--url", stub.url() + "/", folder.toString()};

            assertThat(run(arguments)).isEqualTo(1);
            assertThat(run(arguments)).isEqualTo(0);
        }
    }

    @Test
    void spreadsCommandsAndQueriesOverTheirAddresses() throws IOException, InterruptedException {
        SetFolder.wellFormed(folder);
        try (StubVouch one = StubVouch.ofWellFormedSet();
                StubVouch other = StubVouch.ofWellFormedSet();
                StubVouch reader = StubVouch.ofWellFormedSet()) {
            String[] arguments = {
                "--url",
                one.url().toString(),
                "--url",
                other.url().toString(),
                "--query-url",
                reader.url().toString(),
                folder.toString()
            };

            assertThat(run(arguments)).isEqualTo(0);
            assertThat(one.requests()).hasSize(2).allMatch(request -> request.startsWith("POST "));
            assertThat(other.requests()).hasSize(2).allMatch(request -> request.startsWith("POST "));
            assertThat(reader.requests()).containsExactly("GET /api/customers/acme");
        }
    }

    private int run(String... arguments) throws InterruptedException {
        return Conformance.run(new PrintStream(said), arguments);
    }
}
