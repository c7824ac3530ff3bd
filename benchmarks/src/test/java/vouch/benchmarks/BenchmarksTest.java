package vouch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarksTest {

    @Test
    void saysHowItIsUsed() throws Exception {
        assertThat(said())
                .contains(
                        "usage:",
                        "compare",
                        "growth",
                        "history",
                        "pages",
                        "start",
                        "snapshots",
                        "events",
                        "measure",
                        "scale",
                        "skew");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare --short --repeats 0 | --repeats is a whole number from 1 on, not '0'",
                "compare --url http://127.0.0.1:8080 | there is no option --url",
                "growth --orders none | --orders is a whole number from 1 on, not 'none'",
                "compare --clients 64 | --clients is like vouch=64, not '64'",
                "history --events none | --events is a whole number from 1 on, not 'none'",
                "pages --customers none | --customers is a whole number from 1 on, not 'none'",
                "start --orders none | --orders is a whole number from 1 on, not 'none'",
                "snapshots --short | there is no option --short",
                "events --events none | --events is a whole number from 1 on, not 'none'",
                "measure --short --url nowhere | there is no option --short",
                "measure --ulr x | there is no option --ulr",
                "measure --url | --url needs a value",
                "measure --url nowhere | not a base URL: 'nowhere'",
                "measure --seconds 0 | --seconds is a whole number from 1 on, not '0'",
                "measure --seconds 1 | --process PID of each node is needed",
                "measure --process 1 --process 2 | --process PID of each node is needed",
                "measure --database jdbc:h2:mem:x | --database is the JDBC URL of a PostgreSQL",
                "scale | scale needs the file that measure wrote",
                "scale nowhere.json | cannot read nowhere.json",
                "skew | skew needs an operations.csv"
            })
    void saysWhatCannotBeUsed(String arguments, String message) throws Exception {
        assertThat(said(arguments.split(" "))).contains(message);
    }

    private static String said(String... arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Benchmarks.run(new PrintStream(out), arguments)).isEqualTo(2);
        return out.toString();
    }
}
