package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.api.RejectionReason.CREDIT_LIMIT_EXCEEDED;
import static vouch.domain.customer.Accounts.*;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.Eligibility;
import vouch.api.customer.OnShortage;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderId;
import vouch.domain.Permitted;

class CreditAccountFoldTest {

    private static final LocalDate LATER = day(7);
    private static final TemporaryLimitId T1 = new TemporaryLimitId("T-1");
    private static final CreditTerms WARN = Terms.on(OnShortage.WARN).terms();

    /** An account with a limit of 100 of which 60 are reserved for order 1, and what each event makes of it. */
    static Stream<Arguments> events() {
        return Stream.of(
                arguments(registered("100"), "limit 100.00, reserved 0.00, receivable 0.00"),
                arguments(
                        new CreditLimitChanged(CUSTOMER, gbp("50"), null, DAY),
                        "limit 50.00, reserved 60.00, receivable 0.00"),
                arguments(
                        new CreditTermsChanged(CUSTOMER, WARN, null, DAY),
                        "limit 100.00, reserved 60.00, receivable 0.00, WARN"),
                arguments(
                        new TemporaryLimitGranted(CUSTOMER, T1, gbp("250"), DAY, LATER, null, DAY),
                        "limit 250.00, reserved 60.00, receivable 0.00"),
                arguments(
                        new TemporaryLimitWithdrawn(CUSTOMER, T1, null, DAY),
                        "limit 100.00, reserved 60.00, receivable 0.00"),
                arguments(
                        new CreditHoldPlaced(CUSTOMER, null, DAY),
                        "limit 100.00, reserved 60.00, receivable 0.00, on hold"),
                arguments(new CreditHoldLifted(CUSTOMER, null, DAY), "limit 100.00, reserved 60.00, receivable 0.00"),
                arguments(
                        new EligibilityChanged(CUSTOMER, Eligibility.BLOCKED, null, List.of("dunning"), 1, DAY),
                        "limit 100.00, reserved 60.00, receivable 0.00, BLOCKED"),
                arguments(
                        reserved("2", figures("100", "60", "0", "7")), "limit 100.00, reserved 67.00, receivable 0.00"),
                arguments(
                        rejected("2", figures("100", "60", "0", "41", CREDIT_LIMIT_EXCEEDED)),
                        "limit 100.00, reserved 60.00, receivable 0.00"),
                arguments(
                        deferred("2", figures("100", "60", "0", "41", CREDIT_LIMIT_EXCEEDED)),
                        "limit 100.00, reserved 60.00, receivable 0.00, waiting 41.00"),
                arguments(released("1", "60"), "limit 100.00, reserved 0.00, receivable 0.00"),
                arguments(charged("1", "60"), "limit 100.00, reserved 0.00, receivable 60.00"),
                arguments(new AccountReviewed(CUSTOMER, DAY), "limit 100.00, reserved 60.00, receivable 0.00"),
                arguments(
                        new ReservationExpired(CUSTOMER, new OrderId("1"), DAY),
                        "limit 100.00, reserved 60.00, receivable 0.00"),
                arguments(paid("P-1", "7"), "limit 100.00, reserved 60.00, receivable -7.00"),
                arguments(bounced("P-1", "7"), "limit 100.00, reserved 60.00, receivable 7.00"),
                arguments(credited("N-1", "7"), "limit 100.00, reserved 60.00, receivable -7.00"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void changesTheFigures(CustomerEvent event, String figures) {
        CreditAccount account = account("100", reserve("1", "60")).evolve(event);

        assertThat(figuresOf(account)).isEqualTo(figures);
    }

    /** An event that is added to the language, however deep in it, is missing in the table above. */
    @Test
    void knowsEveryEvent() {
        assertThat(Permitted.typesOf(events().map(one -> one.get()[0])))
                .isEqualTo(Permitted.recordsOf(CustomerEvent.class));
        assertThat(Permitted.recordsOf(CustomerEvent.class)).hasSizeGreaterThanOrEqualTo(18);
    }

    private static String figuresOf(CreditAccount account) {
        Conditions conditions = account.conditions();
        OnShortage shortage = conditions.terms().onShortage();
        Eligibility eligibility = conditions.eligibility();
        return "limit %s, reserved %s, receivable %s%s%s%s%s"
                .formatted(
                        conditions.limitOn(DAY).amount(),
                        account.reserved().amount(),
                        account.receivable().amount(),
                        conditions.onHold() ? ", on hold" : "",
                        shortage == OnShortage.REJECT ? "" : ", " + shortage,
                        eligibility == Eligibility.ELIGIBLE ? "" : ", " + eligibility,
                        account.waiting().orders().isEmpty()
                                ? ""
                                : ", waiting " + account.waiting().total().amount());
    }
}
