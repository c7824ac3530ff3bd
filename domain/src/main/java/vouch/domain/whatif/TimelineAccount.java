package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.OrderCreditCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.AccountReviewed;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderId;
import vouch.api.whatif.Flip.Assumed;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.CreditPolicy;
import vouch.domain.customer.FreedCredit;
import vouch.domain.whatif.Agenda.Due;
import vouch.domain.whatif.Agenda.Step;

/**
 * The account of one customer in one timeline. The live account decides; this class keeps what is assumed to happen
 * later.
 */
final class TimelineAccount {

    private static final PaymentId ASSUMED = new PaymentId("assumed");

    private final TimelineRun timeline;
    private final Map<OrderId, OrderCase> orders;
    private final Consumer<OrderCase> decided;
    private final Agenda agenda = new Agenda();
    /** Granted here, while they wait in fact: the same look may have granted them in fact, too. */
    private final List<OrderCase> granted = new ArrayList<>();

    private final AccountSums sums;
    private CreditAccount account = CreditAccount.ABSENT;
    private boolean isUnderPolicy;

    /** @param decided is told each order about which the account decides under the policy */
    TimelineAccount(TimelineRun timeline, Map<OrderId, OrderCase> orders, Consumer<OrderCase> decided) {
        this.timeline = timeline;
        this.orders = orders;
        this.decided = decided;
        this.sums = new AccountSums(timeline);
    }

    TimelineRun timeline() {
        return timeline;
    }

    CreditAccount account() {
        return account;
    }

    boolean isUnderPolicy() {
        return isUnderPolicy;
    }

    boolean hasReserved(OrderId order) {
        return account.reservations().open().containsKey(order);
    }

    boolean letsWait(OrderId order) {
        return account.waiting().orders().containsKey(order);
    }

    /** Time goes on before the next fact: what was due until then happens first. */
    void reach(LocalDate on) {
        LocalDate day = account.registered() == null ? on : account.later(on);
        assumeGranted();
        happen(day);
        if (!isUnderPolicy && (timeline.from == null || !day.isBefore(timeline.from))) {
            isUnderPolicy = true;
            if (account.registered() != null) {
                adoptPolicy();
            }
        }
    }

    /** The limit, the terms and the hold become those of the policy. */
    void adoptPolicy() {
        account = new CreditAccount(
                account.registered(),
                account.on(),
                timeline.policy.conditions(account.registered(), account.conditions()),
                account.receivable(),
                account.due(),
                account.reservations(),
                account.waiting());
    }

    void apply(List<CustomerEvent> events) {
        for (CustomerEvent event : events) {
            if (account.registered() != null) {
                sums.pass(account, account.later(event.on()));
            }
            account = AccountSums.trimmed(account.evolve(event));
            sums.tell(account, account.on());
            if (isUnderPolicy && event instanceof CreditDecision decision) {
                note(decision);
            }
        }
    }

    void decide(OrderCreditCommand command) {
        apply(account.decide(command, CreditPolicy.STANDARD));
    }

    /** Applies an event that may free credit, and gives the credit to the orders that wait. */
    void free(CustomerEvent event) {
        apply(new FreedCredit(account, CreditPolicy.STANDARD).after(List.of(event)));
    }

    /** Nothing happens but that the day comes. */
    void pass(CustomerEvent fact) {
        apply(List.of(new AccountReviewed(fact.customerId(), fact.on())));
    }

    /** Goes on to the last day. */
    void finish(LocalDate end) {
        assumeGranted();
        happen(end);
        if (account.registered() != null) {
            sums.pass(account, end);
        }
    }

    private void note(CreditDecision decision) {
        OrderCase order = orders.get(decision.orderId());
        order.decided(timeline.number, decision);
        decided.accept(order);
        if (!(decision instanceof CreditReserved)) {
            return;
        }
        if (order.charge() != null) {
            agenda.schedule(account.on(), order, Step.SHIP_LATE);
        } else if (order.isFinalInFact()) {
            assumeUnlessGranted(order);
        } else {
            granted.add(order);
        }
    }

    private void assumeGranted() {
        granted.forEach(this::assumeUnlessGranted);
        granted.clear();
    }

    private void assumeUnlessGranted(OrderCase order) {
        if (!order.isGrantedInFact() && hasReserved(order.order)) {
            assume(order);
        }
    }

    private void assume(OrderCase order) {
        MedianDays.Days days = timeline.days.of(order.customer);
        if (days.ship() == null) {
            return;
        }
        LocalDate inTime = order.on.plusDays(days.ship());
        LocalDate ships = inTime.isAfter(account.on()) ? inTime : account.on();
        LocalDate paid = days.pay() == null ? null : ships.plusDays(days.pay());
        order.assume(timeline.number, new Assumed(ships, paid));
        agenda.schedule(ships, order, Step.SHIP);
    }

    private void happen(LocalDate day) {
        for (Optional<Due> next; (next = agenda.next(day)).isPresent(); ) {
            happen(next.get());
            assumeGranted();
        }
    }

    private void happen(Due due) {
        switch (due.step()) {
            case SHIP -> ship(due);
            case PAY -> pay(due.order(), due.order().amount, due.day());
            case SHIP_LATE -> shipLate(due);
        }
    }

    private void ship(Due next) {
        if (next.order().isGrantedInFact() || !hasReserved(next.order().order)) {
            return;
        }
        decide(new ChargeCredit(next.order().customer, next.order().order, next.day()));
        timeline.shipped();
        MedianDays.Days days = timeline.assumedFor(next.order().customer);
        if (days.pay() != null) {
            agenda.schedule(next.day().plusDays(days.pay()), next.order(), Step.PAY);
        }
    }

    private void pay(OrderCase order, Money amount, LocalDate day) {
        free(new PaymentRecorded(order.customer, ASSUMED, amount, day));
        timeline.paid();
    }

    private void shipLate(Due next) {
        if (!hasReserved(next.order().order)) {
            return;
        }
        decide(new ChargeCredit(next.order().customer, next.order().order, next.day()));
        Charge charge = next.order().charge();
        charge.appear(timeline.number);
        long leftOut = charge.leftOut(timeline.number);
        if (leftOut > 0) {
            free(new PaymentRecorded(
                    next.order().customer,
                    ASSUMED,
                    new Money(leftOut, next.order().amount.currency()),
                    next.day()));
        }
    }
}
