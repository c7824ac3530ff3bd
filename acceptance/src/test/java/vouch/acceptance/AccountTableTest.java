package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTableTest {

    @TempDir
    private Path folder;

    private SetFolder set;

    @BeforeEach
    void wellFormed() {
        set = SetFolder.wellFormed(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acme,100.00,0.00,50.00,50.00          | expected 6 columns, found 5",
                "acme,100.00,none,50.00,50.00,false    | reserved is not a decimal number: 'none'",
                "acme,100.00,0.00,50.00,50.00,no       | on_hold is not true or false: 'no'",
                "ghost,1.00,0.00,0.00,1.00,false       | no operation registers customer ghost"
            })
    void namesTheLineOfAnAccountThatIsWrong(String row, String message) {
        set.accounts(row);

        refuses("accounts.csv:2: " + message);
    }

    @Test
    void namesTheLineOfASecondRowForACustomer() {
        String row = "acme,100.00,0.00,50.00,50.00,false";
        set.accounts(row, row);

        refuses("accounts.csv:3: customer acme has a row already");
    }

    @Test
    void namesACustomerWhoseAccountIsMissing() {
        set.accounts();

        refuses("accounts.csv: has no row for customer acme, which is registered");
    }

    private void refuses(String message) {
        assertThatThrownBy(set::read).isInstanceOf(MalformedInput.class).hasMessageStartingWith(folder + "/" + message);
    }
}
