package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.benchmarks.compare.Contestant.*;
import static vouch.benchmarks.shop.Work.*;

import org.junit.jupiter.api.Test;
import vouch.benchmarks.shop.Work;

/** Two cores and 8 ms for an order are 250 orders a second at most. */
class CeilingTest {

    @Test
    void bindsWithTheLowestTerm() {
        assertThat(ceiling(STOCK, MANY_CUSTOMERS, Runs.run(STOCK, MANY_CUSTOMERS, 1, 200)))
                .isEqualTo("CPU 80%");
        assertThat(ceiling(
                        STOCK,
                        MANY_CUSTOMERS,
                        Runs.run(STOCK, MANY_CUSTOMERS, 1, 200),
                        Runs.run(LIMIT, SINGLE_APPENDS, 1, 660)))
                .as("three commits for an order")
                .isEqualTo("commits 91%");
    }

    @Test
    void ofOneCustomerIsTheLockOfTheAccount() {
        assertThat(ceiling(
                        VOUCH,
                        HOT_CUSTOMER,
                        Runs.run(VOUCH, HOT_CUSTOMER, 1, 90),
                        Runs.run(VOUCH, ONE_ACCOUNT, 1, 100)))
                .isEqualTo("lock 90%");
    }

    @Test
    void countsTheCommitsOfAWholeLife() {
        assertThat(ceiling(PLAIN, SHIPPED, Runs.run(PLAIN, SHIPPED, 1, 200), Runs.run(LIMIT, SINGLE_APPENDS, 1, 440)))
                .isEqualTo("commits 91%");
    }

    @Test
    void isNotReachedByWhoeverWaits() {
        assertThat(ceiling(VOUCH, MANY_CUSTOMERS, Runs.run(VOUCH, MANY_CUSTOMERS, 1, 100)))
                .isEqualTo("waiting (CPU 40%)");
    }

    private static String ceiling(Contestant contestant, Work work, Run... runs) {
        return Ceiling.of(Runs.compared(runs), Store.H2, contestant, work).toString();
    }
}
