package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceSetTest {

    private static final String FIRST = "1,2011-04-01T09:00:00Z,register,acme,acme,100.00,GBP";

    @TempDir
    private Path folder;

    private SetFolder set;

    @BeforeEach
    void wellFormed() {
        set = SetFolder.wellFormed(folder);
    }

    @Test
    void readsOperationsWithTheirOutcomesAndAccountsWithTheirCurrency() {
        ConformanceSet read = set.read();

        assertThat(read.operations())
                .hasSize(4)
                .contains(new Operation(2, Kind.ORDER, "acme", "o-1", "60.00", "GBP", "approved"))
                .contains(new Operation(3, Kind.SHIP, "acme", "o-1", "", "", "shipped"));
        assertThat(read.accounts())
                .containsOnlyKeys("acme")
                .containsValue(new Account("100.00 GBP", "0.00 GBP", "50.00 GBP", "50.00 GBP", "false"));
    }

    @Test
    void readsTheHandMadeSets() {
        assertThat(Sets.handMade().operations()).extracting(Operation::kind).containsAll(Kind.OF_THE_FIRST_PART);
        assertThat(Sets.handMadeTerms().operations())
                .extracting(Operation::kind)
                .containsAll(EnumSet.complementOf(EnumSet.copyOf(Kind.OF_THE_FIRST_PART)));
    }

    @Test
    void takesSomeOfTheCustomers() {
        ConformanceSet all = Sets.handMadeTerms();

        assertThat(all.ofEach(1)).isEqualTo(all);
        assertThat(all.ofEach(2).accounts()).containsOnlyKeys("wait", "reject");
        assertThat(all.ofEach(2).operations()).extracting(Operation::customer).containsOnly("wait", "reject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations.csv", "expected.csv", "accounts.csv"})
    void namesAMissingFile(String file) throws IOException {
        set.delete(file);

        refuses(file + ": there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations.csv", "expected.csv", "accounts.csv"})
    void namesAFileWithAnotherHeader(String file) {
        set.write(file, "seq,what");

        refuses(file + ":1: expected the header '");
    }

    @Test
    void namesAnEmptyFile() throws IOException {
        Files.write(folder.resolve("accounts.csv"), new byte[0]);

        refuses("accounts.csv:1: expected the header '" + Account.COLUMNS + "', found an empty file");
    }

    @Test
    void namesAFileThatIsNoText() throws IOException {
        Files.write(folder.resolve("expected.csv"), new byte[] {(byte) 0xff, (byte) 0xfe});

        refuses("expected.csv: is not UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,t,order,acme,o-1,60.00              | expected 7 columns, found 6",
                "2,t,order,acme,o-1,60.00,GBP,more     | expected 7 columns, found 8",
                "two,t,order,acme,o-1,60.00,GBP        | seq is not a number: 'two'",
                "1,t,order,acme,o-1,60.00,GBP          | seq 1 stands in line 2 already",
                "2,t,barter,acme,o-1,60.00,GBP         | there is no operation 'barter'",
                "2,t,review,acme,o-1,60.00,GBP         | there is no operation 'review'",
                "2,t,order,ac me,o-1,60.00,GBP         | customer is not an id: 'ac me'",
                "2,t,order,acme,,60.00,GBP             | ref is not an id: ''",
                "2,t,order,acme,o-1,sixty,GBP          | amount is not a decimal number: 'sixty'",
                "2,t,order,acme,o-1,2x10.00+,GBP       | amount is not a decimal number: '2x10.00+'",
                "2,t,payment,acme,p-1,2x10.00,GBP      | amount is not a decimal number: '2x10.00'",
                "2,t,order,acme,o-1,6E1,GBP            | amount is not a decimal number: '6E1'",
                "2,t,order,acme,o-1,60.00,pounds       | currency is not a currency: 'pounds'"
            })
    void namesTheLineOfAnOperationThatIsWrong(String row, String message) {
        set.operations(FIRST, row);
        set.expected("1,registered", "2,approved");

        refuses("operations.csv:3: " + message);
    }

    @Test
    void namesTheLineOfAnOperationThatHasNoOutcome() {
        set.expected("1,registered", "2,approved", "4,recorded");

        refuses("operations.csv:4: expected.csv has no outcome for operation 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4                 | expected 2 columns, found 1",
                "four,recorded     | seq is not a number: 'four'",
                "3,recorded        | seq 3 stands in line 4 already",
                "99,recorded       | operations.csv has no operation 99"
            })
    void namesTheLineOfAnOutcomeThatIsWrong(String row, String message) {
        set.expected("1,registered", "2,approved", "3,shipped", row);

        refuses("expected.csv:5: " + message);
    }

    @Test
    void namesTheLineOfAnOutcomeThatIsNone() {
        set.expected("1,registered", "2,approved", "3,", "4,recorded");

        refuses("expected.csv:4: outcome is not an outcome: ''");
    }

    private void refuses(String message) {
        assertThatThrownBy(set::read)
                .isInstanceOf(MalformedInput.class)
                .message()
                .startsWith(folder.toString())
                .contains(message);
    }
}
