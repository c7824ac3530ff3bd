package vouch.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.api.customer.PostingId;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderId;

/** The event store has one space of stream identifiers for all kinds. */
class StreamIdTest {

    private static final CustomerId CUSTOMER = new CustomerId("17850");

    @Test
    void carriesItsKind() {
        assertThat(new OrderId("536365")).hasToString("order/536365");
        assertThat(CUSTOMER).hasToString("customer/17850");
        assertThat(PostingId.of(CUSTOMER, new PaymentId("P-1"))).hasToString("payment/17850/P-1");
        assertThat(PostingId.of(CUSTOMER, new CreditNoteId("N-1"))).hasToString("credit-note/17850/N-1");
        assertThat(PostingId.of(CUSTOMER, new TemporaryLimitId("T-1"))).hasToString("temporary-limit/17850/T-1");
    }

    @Test
    void differsForThePaymentTheCreditNoteAndTheTemporaryLimitOfOneId() {
        assertThat(List.of(
                        PostingId.of(CUSTOMER, new PaymentId("1")),
                        PostingId.of(CUSTOMER, new CreditNoteId("1")),
                        PostingId.of(CUSTOMER, new TemporaryLimitId("1"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void differsForThePaymentsOfTwoCustomers() {
        assertThat(PostingId.of(CUSTOMER, new PaymentId("1")))
                .isNotEqualTo(PostingId.of(new CustomerId("13047"), new PaymentId("1")));
    }
}
