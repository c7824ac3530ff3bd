package vouch.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RejectionReasonTest {

    /** All reasons that apply are kept in this order, so it is part of the rules. */
    @Test
    void hasItsPrecedence() {
        assertThat(Stream.of(RejectionReason.values()).limit(7))
                .containsExactly(
                        RejectionReason.CUSTOMER_NOT_FOUND,
                        RejectionReason.ORDER_CLOSED,
                        RejectionReason.CREDIT_HOLD,
                        RejectionReason.CURRENCY_MISMATCH,
                        RejectionReason.NOT_ELIGIBLE,
                        RejectionReason.OVERDUE,
                        RejectionReason.CREDIT_LIMIT_EXCEEDED);
    }

    @Test
    void isATimeoutWhenADeadlineRequestedIt() {
        assertThat(Stream.of(RejectionReason.values()).filter(RejectionReason::isTimeout))
                .containsExactly(RejectionReason.DECISION_TIMEOUT, RejectionReason.WAITING_TIMEOUT);
    }
}
