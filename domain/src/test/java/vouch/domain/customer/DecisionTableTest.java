package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.api.RejectionReason.*;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.on;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.OnShortage;

/** {@code docs/credit-rules.md}, The decision on {@code ReserveCredit}. */
class DecisionTableTest {

    private static final String BLOCKED = "blocked";
    private static final String BEYOND_BOUND = "beyond bound";

    /** The one reason that applies, and what becomes of the order under each of the terms. */
    @ParameterizedTest(name = "{0}, {1}: {2}, {3}, {4}")
    @CsvSource({
        "ORDER_CLOSED,          ,             reject, reject, reject",
        "CREDIT_HOLD,           ,             reject, wait,   reject",
        "CURRENCY_MISMATCH,     ,             reject, reject, reject",
        "NOT_ELIGIBLE,          blocked,      reject, reject, reject",
        "NOT_ELIGIBLE,          beyond bound, reject, wait,   reject",
        "OVERDUE,               ,             reject, wait,   grant",
        "CREDIT_LIMIT_EXCEEDED, ,             reject, wait,   grant"
    })
    void decidesByReasonAndTerms(RejectionReason reason, String because, String reject, String wait, String warn) {
        assertThat(Stream.of(OnShortage.values()).map(terms -> effect(decided(terms, because, List.of(reason)))))
                .containsExactly(reject, wait, warn);
        assertThat(Stream.of(OnShortage.values())).allSatisfy(terms -> assertThat(
                        decided(terms, because, List.of(reason)).figures().reasons())
                .containsExactly(reason));
    }

    @ParameterizedTest
    @EnumSource
    void grantsWithoutAReason(OnShortage terms) {
        CreditDecision decision = decided(terms, null, List.of());

        assertThat(decision).isInstanceOf(CreditReserved.class);
        assertThat(decision.figures().reasons()).isEmpty();
        assertThat(((CreditReserved) decision).warnings()).isEmpty();
    }

    static Stream<Arguments> several() {
        return Stream.of(
                arguments(
                        OnShortage.REJECT,
                        null,
                        List.of(ORDER_CLOSED, CREDIT_HOLD, OVERDUE, CREDIT_LIMIT_EXCEEDED),
                        ORDER_CLOSED),
                arguments(
                        OnShortage.REJECT,
                        BLOCKED,
                        List.of(CREDIT_HOLD, NOT_ELIGIBLE, OVERDUE, CREDIT_LIMIT_EXCEEDED),
                        CREDIT_HOLD),
                arguments(OnShortage.REJECT, null, List.of(OVERDUE, CREDIT_LIMIT_EXCEEDED), OVERDUE),
                // The first that rejects comes before an earlier one that lets the order wait.
                arguments(OnShortage.WAIT, null, List.of(CREDIT_HOLD, CURRENCY_MISMATCH), CURRENCY_MISMATCH),
                arguments(
                        OnShortage.WAIT,
                        BLOCKED,
                        List.of(CREDIT_HOLD, NOT_ELIGIBLE, CREDIT_LIMIT_EXCEEDED),
                        NOT_ELIGIBLE),
                arguments(
                        OnShortage.WAIT,
                        BEYOND_BOUND,
                        List.of(CREDIT_HOLD, NOT_ELIGIBLE, OVERDUE, CREDIT_LIMIT_EXCEEDED),
                        CREDIT_HOLD),
                arguments(OnShortage.WAIT, BEYOND_BOUND, List.of(NOT_ELIGIBLE, OVERDUE), NOT_ELIGIBLE),
                arguments(OnShortage.WAIT, null, List.of(OVERDUE, CREDIT_LIMIT_EXCEEDED), OVERDUE),
                arguments(OnShortage.WARN, null, List.of(OVERDUE, CREDIT_LIMIT_EXCEEDED), null),
                // What only warns does not hide what rejects.
                arguments(OnShortage.WARN, null, List.of(CREDIT_HOLD, OVERDUE, CREDIT_LIMIT_EXCEEDED), CREDIT_HOLD),
                arguments(
                        OnShortage.WARN,
                        BEYOND_BOUND,
                        List.of(NOT_ELIGIBLE, OVERDUE, CREDIT_LIMIT_EXCEEDED),
                        NOT_ELIGIBLE));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @MethodSource("several")
    void keepsAllReasonsInTheirOrderAndDecidesByTheFirst(
            OnShortage terms, String because, List<RejectionReason> reasons, RejectionReason decisive) {
        CreditDecision decision = decided(terms, because, reasons);

        assertThat(decision.figures().reasons()).isEqualTo(reasons);
        assertThat(reasonOf(decision)).isEqualTo(decisive);
    }

    /** In another currency neither the bound nor the ceiling can be compared. */
    @ParameterizedTest
    @EnumSource
    void comparesNoAmountOfAnotherCurrency(OnShortage terms) {
        CreditAccount account = account("0", Terms.on(terms).change(), restricted("0", 1));

        assertThat(decide(account, reserve("1", eur("1"))))
                .singleElement()
                .extracting("figures.reasons")
                .isEqualTo(List.of(CURRENCY_MISMATCH));
    }

    @Test
    void keepsTheFiguresThatDecided() {
        Terms terms = Terms.on(OnShortage.WAIT).tolerance(10).grace(5).minimum("100");
        CreditAccount account = account(
                "100",
                reserve("1", "30"),
                charge("1"),
                reserve("2", "25"),
                temporary("T-1", "60", 36, 40),
                terms.change(),
                on(34, reserve("3", "56")));

        CreditFigures figures =
                ((CreditDecision) decide(account, on(36, reserve("4", "40"))).get(0)).figures();

        assertThat(figures)
                .isEqualTo(new CreditFigures(
                        gbp("100"),
                        gbp("25"),
                        gbp("30"),
                        gbp("40"),
                        day(36),
                        gbp("60"),
                        gbp("66"),
                        gbp("30"),
                        gbp("56"),
                        terms.terms(),
                        List.of(CREDIT_LIMIT_EXCEEDED)));
    }

    /** Under these terms, when just these reasons apply to an order of 10 on day 40. */
    private static CreditDecision decided(OnShortage terms, String because, List<RejectionReason> reasons) {
        CreditAccount account = account(
                "100",
                Terms.on(terms).grace(5).minimum("29").change(),
                reserve("0", "30"),
                on(reasons.contains(OVERDUE) ? 0 : 20, charge("0")),
                changeLimit(reasons.contains(CREDIT_LIMIT_EXCEEDED) ? "39.99" : "40"));
        account = reasons.contains(ORDER_CLOSED) ? after(account, release("1")) : account;
        account = reasons.contains(CREDIT_HOLD) ? after(account, hold()) : account;
        account = reasons.contains(NOT_ELIGIBLE) ? after(account, told(because)) : account;
        Money amount = reasons.contains(CURRENCY_MISMATCH) ? eur("10") : gbp("10");
        ReserveCredit asked = (ReserveCredit) on(40, reserve("1", amount));
        return (CreditDecision) decide(account, asked).get(0);
    }

    private static CustomerCommand told(String because) {
        return because.equals(BLOCKED) ? blocked(1) : restricted("39.99", 1);
    }

    private static String effect(CreditDecision decision) {
        if (decision instanceof CreditReserved) {
            return "grant";
        }
        return decision instanceof CreditDeferred ? "wait" : "reject";
    }

    private static RejectionReason reasonOf(CreditDecision decision) {
        if (decision instanceof CreditDeferred deferred) {
            return deferred.reason();
        }
        return decision instanceof CreditReservationRejected rejected ? rejected.reason() : null;
    }
}
