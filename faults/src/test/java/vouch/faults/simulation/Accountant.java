package vouch.faults.simulation;

import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Eligibility;
import vouch.api.customer.OnShortage;
import vouch.api.customer.PaymentId;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderId;

/** Draws what people want of a customer's account. */
final class Accountant {

    static final List<RejectionReason> OVERRIDABLE = List.of(
            RejectionReason.CREDIT_HOLD,
            RejectionReason.NOT_ELIGIBLE,
            RejectionReason.OVERDUE,
            RejectionReason.CREDIT_LIMIT_EXCEEDED);

    private final Chance chance;
    private final Calendar calendar;

    Accountant(Chance chance, Calendar calendar) {
        this.chance = chance;
        this.calendar = calendar;
    }

    RegisterCustomer register(CustomerId id) {
        return new RegisterCustomer(id, "Customer", null, pounds(100 + 50 * chance.below(3)), calendar.businessDate());
    }

    /** Mostly such that orders wait; some days are over soon. */
    ChangeCreditTerms terms(CustomerId id) {
        OnShortage onShortage = chance.oneIn(3) ? chance.oneOf(List.of(OnShortage.values())) : OnShortage.WAIT;
        CreditTerms terms = new CreditTerms(
                onShortage,
                10 * chance.below(3),
                chance.below(3),
                chance.oneIn(2) ? null : (Integer) chance.below(2),
                pounds(20 * chance.below(2)),
                chance.oneIn(3) ? null : (Integer) (1 + chance.below(2)));
        return new ChangeCreditTerms(id, terms, null, calendar.day());
    }

    CustomerCommand change(CustomerId id) {
        PaymentId payment = new PaymentId("p-" + chance.below(2));
        TemporaryLimitId temporary = new TemporaryLimitId("t-" + chance.below(2));
        return switch (chance.below(12)) {
            case 0 -> new ChangeCreditLimit(id, pounds(50 * chance.below(5)), null, calendar.day());
            case 1 -> hold(id);
            case 2 -> lift(id);
            case 3, 4 -> new RecordPayment(id, payment, pounds(30 + 10 * chance.below(2)), calendar.businessDate());
            case 5 -> new ReversePayment(id, payment, "bounced", calendar.day());
            case 6 -> new IssueCreditNote(id, new CreditNoteId("n-0"), pounds(20), null, calendar.businessDate());
            case 7 -> terms(id);
            case 8, 9 -> temporaryLimit(id, temporary);
            case 10 -> new WithdrawTemporaryLimit(id, temporary, null, calendar.day());
            default -> eligibility(id);
        };
    }

    PlaceCreditHold hold(CustomerId id) {
        return new PlaceCreditHold(id, "late", calendar.day());
    }

    LiftCreditHold lift(CustomerId id) {
        return new LiftCreditHold(id, null, calendar.day());
    }

    /** On a later day, when reservations are over. */
    ReviewAccount review(CustomerId id) {
        return new ReviewAccount(id, calendar.day().plusDays(chance.below(4)));
    }

    OverrideCredit override(CustomerId id, OrderId order) {
        List<RejectionReason> reasons = chance.oneIn(2) ? OVERRIDABLE : List.of(chance.oneOf(OVERRIDABLE));
        List<Money> most = chance.oneIn(4) ? List.of(pounds(60)) : List.of();
        return new OverrideCredit(id, order, reasons, "a good customer", most, calendar.day());
    }

    RefuseCredit refuse(CustomerId id, OrderId order) {
        return new RefuseCredit(id, order, "a bad customer", calendar.day());
    }

    static Money pounds(int pounds) {
        return new Money(pounds * 100L, "GBP");
    }

    private GrantTemporaryLimit temporaryLimit(CustomerId id, TemporaryLimitId temporary) {
        LocalDate from = calendar.day().plusDays(chance.below(2));
        return new GrantTemporaryLimit(
                id,
                temporary,
                pounds(100 * chance.below(4)),
                from,
                from.plusDays(chance.below(3)),
                null,
                calendar.businessDate());
    }

    private ChangeEligibility eligibility(CustomerId id) {
        Eligibility eligibility = chance.oneOf(List.of(Eligibility.values()));
        Money bound = eligibility == Eligibility.RESTRICTED ? pounds(100) : null;
        return new ChangeEligibility(id, eligibility, bound, List.of("rating"), 1 + chance.below(3), calendar.day());
    }
}
