package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.domain.process.OrderProgress.Credit;
import vouch.domain.process.Orders;

class ParkedStepTest {

    @ParameterizedTest
    @EnumSource
    void keepsWhatTheReconcilerKnewOfTheCredit(Credit credit) {
        ParkedStep parked = step(ParkedStep.reconciliation(credit));

        assertThat(parked.isReconciliation()).isTrue();
        assertThat(parked.credit()).isEqualTo(credit);
    }

    @Test
    void takesTheCreditForReservedThatAnEarlierReleaseDidNotKeep() {
        assertThat(step("Reconciliation").credit()).isEqualTo(Credit.RESERVED);
    }

    private static ParkedStep step(String step) {
        return new ParkedStep("Reconciliation:536365", Orders.ORDER, step, "no answer", 1, Instant.EPOCH, null);
    }
}
