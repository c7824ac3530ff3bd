package vouch.domain.whatif;

import java.time.LocalDate;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.api.whatif.Flip;
import vouch.api.whatif.Flip.Assumed;
import vouch.api.whatif.Flip.Decided;
import vouch.api.whatif.Flip.Outcome;

/** One order: what was decided in fact and in each timeline. It is kept until all of these are final. */
final class OrderCase {

    final CustomerId customer;
    final OrderId order;

    /** The day for which the order was created. */
    final LocalDate on;

    final Money amount;
    private final Ruling fact;
    private final Ruling[] rulings;

    /** What was charged in fact; null before. */
    private Charge charge;

    /** The decision about the order, in fact or in one timeline. */
    private static final class Ruling {

        private Decided decided;
        private boolean isFinal;
        private boolean isCounted;
        private Assumed assumed;
    }

    OrderCase(CreditDecision first, int timelines) {
        this.customer = first.customerId();
        this.order = first.orderId();
        this.on = first.on();
        this.amount = first.figures().requested();
        this.fact = new Ruling();
        this.rulings = new Ruling[timelines];
        for (int timeline = 0; timeline < timelines; timeline++) {
            rulings[timeline] = new Ruling();
        }
        decidedInFact(first);
    }

    void decidedInFact(CreditDecision event) {
        decide(fact, event);
    }

    void decided(int timeline, CreditDecision event) {
        decide(rulings[timeline], event);
    }

    private static void decide(Ruling ruling, CreditDecision event) {
        ruling.decided = decided(event);
        ruling.isFinal = !(event instanceof CreditDeferred);
    }

    private static Decided decided(CreditDecision event) {
        LocalDate day = event.figures().on();
        if (event instanceof CreditReserved e) {
            return new Decided(Outcome.APPROVED, null, e.granted(), day, e.figures());
        } else if (event instanceof CreditReservationRejected e) {
            return new Decided(Outcome.REJECTED, e.reason(), null, day, e.figures());
        } else if (event instanceof CreditDeferred e) {
            return new Decided(Outcome.WAITING, e.reason(), null, day, e.figures());
        }
        throw new IllegalArgumentException("An order has no case for " + event);
    }

    void endedInFact(boolean timedOut) {
        end(fact, timedOut);
    }

    void ended(int timeline, boolean timedOut) {
        end(rulings[timeline], timedOut);
    }

    /** The order no longer waits: it was cancelled, or its deadline passed. */
    private static void end(Ruling ruling, boolean timedOut) {
        if (timedOut && !ruling.isFinal) {
            ruling.decided = new Decided(
                    Outcome.REJECTED,
                    RejectionReason.WAITING_TIMEOUT,
                    null,
                    ruling.decided.on(),
                    ruling.decided.figures());
        }
        ruling.isFinal = true;
    }

    /** The timeline does what was done in fact, because its policy does not hold yet. */
    void asInFact(int timeline) {
        rulings[timeline].decided = fact.decided;
        rulings[timeline].isFinal = fact.isFinal;
    }

    boolean isGrantedInFact() {
        return fact.decided.outcome() == Outcome.APPROVED;
    }

    boolean isFinalInFact() {
        return fact.isFinal;
    }

    boolean isDecided(int timeline) {
        return rulings[timeline].decided != null;
    }

    Decided decided(int timeline) {
        return rulings[timeline].decided;
    }

    /** Whether both decisions are final and nobody has counted them. */
    boolean isToBeCounted(int timeline) {
        return fact.isFinal && rulings[timeline].isFinal && !rulings[timeline].isCounted;
    }

    void counted(int timeline) {
        rulings[timeline].isCounted = true;
    }

    boolean isCounted(int timeline) {
        return rulings[timeline].isCounted;
    }

    boolean isFlipped(int timeline) {
        return rulings[timeline].decided.outcome() != fact.decided.outcome();
    }

    Flip flip(int timeline, String name) {
        Ruling ruling = rulings[timeline];
        return new Flip(name, order, customer, on, amount, fact.decided, ruling.decided, ruling.assumed);
    }

    void assume(int timeline, Assumed assumed) {
        rulings[timeline].assumed = assumed;
    }

    void charged(Charge inFact) {
        charge = inFact;
    }

    Charge charge() {
        return charge;
    }
}
