package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.List;
import vouch.api.BusinessError.Refusal;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.OrderCreditCommand;
import vouch.api.customer.CustomerCommand.OverrideCredit;
import vouch.api.customer.CustomerCommand.RefuseCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.PaymentReversed;
import vouch.api.customer.CustomerEvent.ReservationExpired;
import vouch.api.customer.Granted;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderId;
import vouch.domain.whatif.Matching.Part;

/** What a fact becomes in one timeline: the account is asked again, and people do what they did where it still applies. */
final class Retelling {

    private static final PaymentId LEFT_OUT = new PaymentId("left-out");

    private final TimelineAccount account;
    private final int timeline;

    Retelling(TimelineAccount account) {
        this.account = account;
        this.timeline = account.timeline().number;
    }

    /** What is due until the day of the fact happens before it, in every timeline. */
    void reach(Fact fact) {
        if (!isGrantOfLook(fact.event())) {
            account.reach(fact.event().on());
        }
    }

    void tell(Fact fact) {
        if (account.isUnderPolicy()) {
            retell(fact);
        } else {
            account.apply(List.of(fact.event()));
            if (fact.order() != null) {
                fact.order().asInFact(timeline);
            }
        }
    }

    private void retell(Fact fact) {
        CustomerEvent event = fact.event();
        if (event instanceof CustomerRegistered) {
            account.apply(List.of(event));
            account.adoptPolicy();
        } else if (event instanceof CreditDecision decision) {
            decided(decision, fact.order());
        } else if (event instanceof CreditReleased released) {
            released(released, fact);
        } else if (event instanceof CreditCharged charged) {
            charged(charged, fact);
        } else if (event instanceof ReservationExpired) {
            account.pass(event);
        } else if (event instanceof PaymentRecorded || event instanceof CreditNoteIssued) {
            credited(event, fact.matched());
        } else if (event instanceof PaymentReversed reversed) {
            reversed(reversed, fact);
        } else {
            account.free(
                    account.timeline().policy.instead(event, account.account().registered()));
        }
    }

    /** It belongs to the event before it. */
    private static boolean isGrantOfLook(CustomerEvent event) {
        return event instanceof CreditReserved e && e.granted() == Granted.AFTER_WAITING;
    }

    private void decided(CreditDecision event, OrderCase order) {
        if (isGrantOfLook(event)) {
            account.pass(event);
        } else if (event instanceof CreditReserved e && e.granted() == Granted.BY_OVERRIDE) {
            byPerson(new OverrideCredit(e.customerId(), e.orderId(), e.overridden(), e.reason(), List.of(), e.on()), e);
        } else if (event instanceof CreditReservationRejected e && e.reason() == RejectionReason.CREDIT_REFUSED) {
            byPerson(new RefuseCredit(e.customerId(), e.orderId(), e.remark(), e.on()), e);
        } else if (event instanceof CreditReservationRejected e && e.reason() == RejectionReason.ORDER_CLOSED) {
            account.apply(List.of(event));
        } else {
            account.decide(new ReserveCredit(
                    event.customerId(), event.orderId(), event.figures().requested(), event.on()));
            if (!order.isDecided(timeline)) {
                order.asInFact(timeline);
            }
        }
    }

    /** An order that does not wait here needs no person. An override that does not name what applies here is refused. */
    private void byPerson(OrderCreditCommand command, CreditDecision fact) {
        if (!account.letsWait(command.orderId())) {
            account.pass(fact);
            return;
        }
        try {
            account.decide(command);
        } catch (Refusal refused) {
            account.pass(fact);
        }
    }

    private void released(CreditReleased event, Fact fact) {
        OrderId order = event.orderId();
        boolean waits = account.letsWait(order);
        if (!waits && (fact.timedOut() || !account.hasReserved(order))) {
            account.pass(event);
            return;
        }
        if (fact.order() != null) {
            fact.order().ended(timeline, fact.timedOut());
            fact.order().assume(timeline, null);
        }
        account.decide(new ReleaseCredit(event.customerId(), order, event.on()));
    }

    private void charged(CreditCharged event, Fact fact) {
        if (account.hasReserved(event.orderId())) {
            account.decide(new ChargeCredit(event.customerId(), event.orderId(), event.on()));
        } else {
            fact.charge().miss(timeline);
            account.pass(event);
            takeOut(event, leaveOut(fact.matched()));
        }
    }

    private void credited(CustomerEvent event, List<Part> matched) {
        Money amount =
                event instanceof PaymentRecorded payment ? payment.amount() : ((CreditNoteIssued) event).amount();
        Money kept = new Money(amount.minor() - leaveOut(matched), amount.currency());
        if (kept.minor() == 0) {
            account.pass(event);
        } else if (event instanceof CreditNoteIssued note) {
            account.free(new CreditNoteIssued(note.customerId(), note.creditNoteId(), kept, note.reason(), note.on()));
        } else {
            account.free(new PaymentRecorded(event.customerId(), LEFT_OUT, kept, event.on()));
        }
    }

    private void reversed(PaymentReversed event, Fact fact) {
        long never = 0;
        for (Part part : fact.undone()) {
            if (part.charge().isMissing(timeline)) {
                part.charge().leaveOut(timeline, -part.minor());
                never += part.minor();
            }
        }
        account.pass(event);
        takeOut(event, event.amount().minor() - never + leaveOut(fact.matched()));
    }

    /** The sum of the parts that pay what is not charged in this timeline. */
    private long leaveOut(List<Part> matched) {
        long sum = 0;
        for (Part part : matched) {
            if (part.charge().isMissing(timeline)) {
                part.charge().leaveOut(timeline, part.minor());
                sum += part.minor();
            }
        }
        return sum;
    }

    private void takeOut(CustomerEvent fact, long minor) {
        if (minor > 0) {
            String currency = account.account().receivable().currency();
            LocalDate on = fact.on();
            account.apply(
                    List.of(new PaymentReversed(fact.customerId(), LEFT_OUT, new Money(minor, currency), null, on)));
        }
    }
}
