package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of JSON lines, which have both parts of the credit rules. */
class FullSetTest {

    @TempDir
    private Path folder;

    private FullSetFolder set;

    @BeforeEach
    void wellFormed() {
        set = FullSetFolder.wellFormed(folder);
    }

    @Test
    void readsOperationsWithTheirDatesAndAccounts() {
        ConformanceSet read = set.read();

        assertThat(read.operations())
                .extracting(Operation::kind, operation -> operation.details().on(), Operation::currency)
                .contains(tuple(Kind.ORDER, "2011-03-02", "GBP"), tuple(Kind.TERMS, "2011-03-01", "GBP"));
        assertThat(read.accounts().get("acme").expected().toString())
                .contains("on 2011-03-03", "waiting 1 o-2 [\"CREDIT_LIMIT_EXCEEDED\"] overtaken 1", "bound 500.00 GBP");
        assertThat(read.accounts().get("acme").exposure().on()).isEqualTo("2011-03-09");
    }

    @Test
    void leavesOutADateThatIsNull() {
        set.write("operations.jsonl", FullSetFolder.REGISTER.replace("'2011-03-01'", "null"));
        set.write("expected.jsonl", "{'seq':1,'outcome':'registered'}");

        assertThat(set.read().operations().get(0).details())
                .returns(null, Details::on)
                .returns(true, Details::areThere);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'seq':2      | 'seq':'x'        | seq is not a number: 'x'",
                "'seq':2      | 'seq':1          | seq 1 stands in line 1 already",
                "terms        | barter           | there is no operation 'barter'",
                "2011-03-01   | yesterday        | on is not a date: 'yesterday'",
                "'on':        | 'day':           | there is no field 'on'",
                "paymentDays  | days             | there is no field 'paymentDays'",
                "'seq':2,     | ,                | is not a JSON object: '{,"
            })
    void namesTheLineOfAnOperationThatIsWrong(String right, String wrong, String message) {
        String terms = FullSetFolder.TERMS.replace(right, wrong);
        set.write("operations.jsonl", FullSetFolder.REGISTER, terms, FullSetFolder.ORDER, FullSetFolder.PAYMENT);

        refuses("operations.jsonl:2: " + message);
    }

    @Test
    void namesTheLineOfAnOutcomeThatIsWrong() {
        set.write("expected.jsonl", "{'seq':99,'outcome':'registered'}");

        refuses("expected.jsonl:1: operations.jsonl has no operation 99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limitInForce", "waiting", "end", "exposure", "aging", "terms"})
    void namesWhatAnAccountLacks(String field) {
        set.write("accounts.jsonl", FullSetFolder.ACCOUNT.replace("'" + field + "':", "'other':"));

        refuses("accounts.jsonl:1: there is no field '" + field + "'");
    }

    private void refuses(String message) {
        assertThatThrownBy(set::read)
                .isInstanceOf(MalformedInput.class)
                .message()
                .startsWith(folder.toString())
                .contains(message);
    }
}
