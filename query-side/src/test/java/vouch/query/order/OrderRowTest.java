package vouch.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.view.Orders.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import vouch.api.Bounds;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.query.ViewTables;

@ViewTables
@Import(OrderRows.class)
class OrderRowTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-29");
    private static final OrderView PENDING = OrderView.created(CREATED, null, NOON);
    private static final Instant MILLIS = Instant.parse("2026-03-29T01:59:59.999Z");

    @Autowired
    private OrderRows rows;

    static Stream<Arguments> views() {
        CreditFigures ofAnotherCurrency = new CreditFigures(
                yen(1),
                yen(0),
                new Money(-Bounds.AMOUNT, "JPY"),
                new Money(1, "KWD"),
                DAY,
                yen(2),
                yen(3),
                yen(4),
                yen(5),
                new CreditTerms(OnShortage.WAIT, 100, 365, 0, yen(6), 1),
                List.of(RejectionReason.values()));
        List<OrderLine> longest = IntStream.range(0, Bounds.LINES)
                .mapToObj(i -> new OrderLine("👋".repeat(Bounds.SKU), Integer.MAX_VALUE, new Money(i, "GBP")))
                .toList();
        return Stream.of(
                arguments("nothing but what it must have", order(LINES, TOTAL, null, null, null, null)),
                arguments("everything", order(LINES, TOTAL, "Ada", "changed my mind", FIGURES, MILLIS)),
                arguments("yen", order(List.of(line(yen(500))), yen(500), null, null, null, null)),
                arguments("dinar", order(List.of(line(dinar())), dinar(), null, null, ofAnotherCurrency, null)),
                arguments(
                        "the most",
                        order(
                                longest,
                                new Money(Bounds.AMOUNT, "GBP"),
                                "👋".repeat(200),
                                "👋".repeat(500),
                                FIGURES,
                                MILLIS)),
                arguments("quotes and lines", order(LINES, TOTAL, "O'Hara \"\\\n", "'; --", FIGURES, MILLIS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void isReadBackAsTheViewThatItWasMadeOf(String name, OrderView view) {
        rows.insert(List.of(entry(view)));

        assertThat(stored()).isEqualTo(view);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void isReadBackAsTheViewThatItShows(String name, OrderView view) {
        rows.insert(List.of(entry(new OrderView(
                view.orderId(),
                view.customerId(),
                null,
                Status.PENDING,
                Credit.NONE,
                null,
                view.total(),
                view.lines(),
                null,
                view.createdAt(),
                null,
                1,
                view.on(),
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                0))));

        rows.update(List.of(entry(view)));

        assertThat(stored()).isEqualTo(view);
    }

    /** By somebody who throws the view away meanwhile. */
    @Test
    void isNotWrittenWhereItWasTakenAway() {
        assertThatThrownBy(() -> rows.update(List.of(entry(PENDING))))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryStatus(Status status) {
        OrderView view = order(status, Credit.NONE, null);
        rows.insert(List.of(entry(view)));

        assertThat(stored()).isEqualTo(view);
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryCredit(Credit credit) {
        OrderView view = order(Status.CANCELLED, credit, null);
        rows.insert(List.of(entry(view)));

        assertThat(stored()).isEqualTo(view);
    }

    @ParameterizedTest
    @EnumSource
    void keepsHowCreditWasGranted(Granted granted) {
        OrderView view = order(Status.APPROVED, Credit.RESERVED, granted);
        rows.insert(List.of(entry(view)));

        assertThat(stored()).isEqualTo(view);
    }

    @Test
    void keepsWhereItsDecisionIsFound() {
        rows.insert(List.of(new OrderEntry(PENDING, null)));
        assertThat(rows.entry(ORDER).decisionNumber()).isNull();

        rows.update(List.of(new OrderEntry(PENDING, Long.MAX_VALUE)));
        assertThat(rows.entry(ORDER).decisionNumber()).isEqualTo(Long.MAX_VALUE);
    }

    private OrderView stored() {
        return rows.find(ORDER);
    }

    private static OrderEntry entry(OrderView view) {
        return new OrderEntry(view, 7L);
    }

    private static OrderView order(Status status, Credit credit, Granted granted) {
        return new OrderView(
                ORDER,
                CUSTOMER,
                null,
                status,
                credit,
                null,
                TOTAL,
                LINES,
                null,
                MILLIS,
                null,
                1,
                DAY,
                DAY.plusDays(1),
                DAY.plusDays(31),
                List.of(RejectionReason.OVERDUE, RejectionReason.CREDIT_LIMIT_EXCEEDED),
                List.of(RejectionReason.CREDIT_LIMIT_EXCEEDED),
                granted,
                MILLIS,
                0);
    }

    private static OrderView order(
            List<OrderLine> lines, Money total, String name, String reason, CreditFigures decision, Instant decidedAt) {
        return new OrderView(
                new OrderId(ORDER.value()),
                new CustomerId("c".repeat(64)),
                name,
                Status.CANCELLED,
                Credit.RELEASED,
                reason,
                total,
                lines,
                decision,
                MILLIS,
                decidedAt,
                Long.MAX_VALUE,
                DAY,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                0);
    }

    private static OrderLine line(Money price) {
        return new OrderLine("85123A", 1, price);
    }

    private static Money yen(long minor) {
        return new Money(minor, "JPY");
    }

    private static Money dinar() {
        return Money.of("1.250", "KWD");
    }
}
