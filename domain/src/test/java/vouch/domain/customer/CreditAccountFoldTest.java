package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.customer.Accounts.*;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderId;
import vouch.domain.Permitted;

class CreditAccountFoldTest {

    private static final PaymentId P1 = new PaymentId("P-1");
    private static final CreditNoteId N1 = new CreditNoteId("N-1");

    /** An account with a limit of 100 of which 60 are reserved for order 1, and what each event makes of it. */
    static Stream<Arguments> events() {
        return Stream.of(
                arguments(registered("100"), "limit 100.00, reserved 0.00, receivable 0.00"),
                arguments(
                        new CreditLimitChanged(CUSTOMER, gbp("50"), null),
                        "limit 50.00, reserved 60.00, receivable 0.00"),
                arguments(
                        new CreditHoldPlaced(CUSTOMER, null), "limit 100.00, reserved 60.00, receivable 0.00, on hold"),
                arguments(new CreditHoldLifted(CUSTOMER, null), "limit 100.00, reserved 60.00, receivable 0.00"),
                arguments(
                        reserved("2", figures("100", "60", "0", "7")), "limit 100.00, reserved 67.00, receivable 0.00"),
                arguments(rejected("2"), "limit 100.00, reserved 60.00, receivable 0.00"),
                arguments(released("1", "60"), "limit 100.00, reserved 0.00, receivable 0.00"),
                arguments(charged("1", "60"), "limit 100.00, reserved 0.00, receivable 60.00"),
                arguments(
                        new PaymentRecorded(CUSTOMER, P1, gbp("7")), "limit 100.00, reserved 60.00, receivable -7.00"),
                arguments(
                        new PaymentReversed(CUSTOMER, P1, gbp("7"), null),
                        "limit 100.00, reserved 60.00, receivable 7.00"),
                arguments(
                        new CreditNoteIssued(CUSTOMER, N1, gbp("7"), null),
                        "limit 100.00, reserved 60.00, receivable -7.00"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void changesTheFigures(CustomerEvent event, String figures) {
        CreditAccount account = account("100", reserve("1", "60")).evolve(event);

        assertThat("limit %s, reserved %s, receivable %s%s"
                        .formatted(
                                account.creditLimit().amount(),
                                account.reserved().amount(),
                                account.receivable().amount(),
                                account.onHold() ? ", on hold" : ""))
                .isEqualTo(figures);
    }

    /** An event that is added to the language, however deep in it, is missing in the table above. */
    @Test
    void knowsEveryEvent() {
        assertThat(Permitted.typesOf(events().map(one -> one.get()[0])))
                .isEqualTo(Permitted.recordsOf(CustomerEvent.class));
        assertThat(Permitted.recordsOf(CustomerEvent.class)).hasSizeGreaterThanOrEqualTo(11);
    }

    private static CreditReservationRejected rejected(String order) {
        return new CreditReservationRejected(
                CUSTOMER, new OrderId(order), RejectionReason.CREDIT_LIMIT_EXCEEDED, figures("100", "60", "0", "41"));
    }
}
