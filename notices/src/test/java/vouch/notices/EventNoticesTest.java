package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderId;

class EventNoticesTest {

    private static final CustomerId CUSTOMER = new CustomerId("17850");
    private static final OrderId ORDER = new OrderId("536365");
    private static final LocalDate ON = LocalDate.of(2026, 11, 27);
    private static final Instant AT = Instant.parse("2026-11-28T23:59:59.999Z");

    private static Money gbp(long minor) {
        return new Money(minor, "GBP");
    }

    private static CreditFigures figures(long requested) {
        return new CreditFigures(
                gbp(900),
                gbp(300),
                gbp(200),
                gbp(requested),
                ON,
                gbp(1000),
                gbp(2000),
                null,
                gbp(0),
                CreditTerms.standard("GBP"),
                List.of());
    }

    private static List<Notice> reserved(Granted granted, long requested) {
        return EventNotices.of(
                new CreditReserved(CUSTOMER, ORDER, granted, List.of(), "Said Ms Smith", ON, figures(requested)),
                "e-1",
                AT);
    }

    @Test
    void tellsOfAnOrderThatWaits() {
        List<Notice> notices = EventNotices.of(
                new CreditDeferred(CUSTOMER, ORDER, RejectionReason.OVERDUE, ON, figures(100)), "e-1", AT);

        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.noticeId()).isEqualTo("e-1");
            assertThat(notice.kind()).isEqualTo(Kind.ORDER_WAITS);
            assertThat(notice.subject()).isEqualTo("order/536365");
            assertThat(notice.customerId()).isEqualTo(CUSTOMER);
            assertThat(notice.on()).isEqualTo(ON);
            assertThat(notice.recordedAt()).isEqualTo(AT);
            assertThat(notice.details())
                    .containsEntry("orderId", ORDER)
                    .containsEntry("amount", gbp(100))
                    .containsEntry("reason", RejectionReason.OVERDUE)
                    .containsEntry("figures", figures(100));
        });
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void tellsOfEachRejectionOnceWithItsReason(RejectionReason reason) {
        List<Notice> byTheAccount = EventNotices.of(
                new CreditReservationRejected(CUSTOMER, ORDER, reason, "Said Ms Smith", ON, figures(100)), "e-1", AT);
        List<Notice> byTheOrder = EventNotices.of(new OrderRejected(ORDER, CUSTOMER, reason, ON), "e-2", AT);

        // An account knows neither a customer that does not exist nor a time-out.
        boolean onlyTheOrder = reason == RejectionReason.CUSTOMER_NOT_FOUND || reason.isTimeout();
        List<Notice> notices = onlyTheOrder ? byTheOrder : byTheAccount;
        assertThat(byTheOrder).hasSize(onlyTheOrder ? 1 : 0);
        assertThat(notices).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.ORDER_REFUSED);
            assertThat(notice.subject()).isEqualTo("order/536365");
            assertThat(notice.details()).containsEntry("orderId", ORDER).containsEntry("reason", reason);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Granted.class,
            names = {"AFTER_WAITING", "BY_OVERRIDE"})
    void tellsOfAnOrderThatIsFreed(Granted granted) {
        assertThat(reserved(granted, 500)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.ORDER_FREED);
            assertThat(notice.noticeId()).isEqualTo("e-1");
            assertThat(notice.details()).containsEntry("granted", granted).containsEntry("amount", gbp(500));
        });
    }

    @Test
    void tellsNothingOfAnOrderThatIsGrantedAtOnce() {
        assertThat(reserved(Granted.AT_ONCE, 500)).isEmpty();
    }

    @Test
    void tellsOfAnAccountThatIsOverTheLimitInForce() {
        assertThat(reserved(Granted.AT_ONCE, 501)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.ACCOUNT_OVER_LIMIT);
            assertThat(notice.noticeId()).isEqualTo("ACCOUNT_OVER_LIMIT/customer/17850/2026-11-28");
            assertThat(notice.subject()).isEqualTo("customer/17850");
            assertThat(notice.details())
                    .containsEntry("exposure", gbp(1001))
                    .containsEntry("limitInForce", gbp(1000))
                    .containsEntry("orderId", ORDER);
        });
    }

    @Test
    void tellsBothOfAnOverrideBeyondTheLimit() {
        assertThat(reserved(Granted.BY_OVERRIDE, 5000))
                .extracting(Notice::kind)
                .containsExactly(Kind.ORDER_FREED, Kind.ACCOUNT_OVER_LIMIT);
    }

    /** What people wrote stays in Vouch. */
    @Test
    void passesNoTextOfAPersonOn() {
        List<Notice> all = reserved(Granted.BY_OVERRIDE, 5000);

        assertThat(JsonMapper.shared().writeValueAsString(all))
                .contains("536365")
                .doesNotContain("Smith");
    }
}
