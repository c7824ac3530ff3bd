package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vouch.api.BusinessDate;
import vouch.api.BusinessError.Refusal;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Eligibility;
import vouch.api.customer.OnShortage;
import vouch.api.customer.PaymentId;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderId;
import vouch.domain.customer.Desk;

/** Some months of made trade of a few customers: the facts that were stored. The same seed, the same trade. */
final class Trade {

    private static final LocalDate FIRST = LocalDate.of(2011, 1, 1);

    private final SplittableRandom random;
    private final List<Object> facts = new ArrayList<>();
    private final List<Account> accounts = new ArrayList<>();
    private int day;
    private int numbers;

    private Trade(long seed) {
        random = new SplittableRandom(seed);
    }

    private static final class Account {

        private final Desk desk = new Desk();
        private final List<OrderId> waiting = new ArrayList<>();
        private final List<OrderId> approved = new ArrayList<>();
        private final List<PaymentId> payments = new ArrayList<>();
        private final CustomerId id;
        private final String currency;

        Account(CustomerId id, String currency) {
            this.id = id;
            this.currency = currency;
        }
    }

    static List<Object> of(long seed, int customers, int steps) {
        Trade trade = new Trade(seed);
        for (int customer = 0; customer < customers; customer++) {
            trade.register("C" + customer, customer % 3 == 0 ? "EUR" : "GBP", customer % 2 == 0 ? "France" : "Germany");
        }
        for (int step = 0; step < steps; step++) {
            trade.day += trade.random.nextInt(4) == 0 ? 1 : 0;
            trade.step(trade.accounts.get(trade.random.nextInt(customers)));
        }
        return trade.facts;
    }

    private void register(String id, String currency, String country) {
        Account account = new Account(new CustomerId(id), currency);
        accounts.add(account);
        send(account, new RegisterCustomer(account.id, id, country, money(account, 2000), given()));
    }

    private void step(Account account) {
        int kind = random.nextInt(100);
        if (kind < 38) {
            send(account, new ReserveCredit(account.id, order(), money(account, random.nextInt(1, 900)), on()));
        } else if (kind < 56) {
            ship(account);
        } else if (kind < 74) {
            PaymentId payment = new PaymentId("p" + ++numbers);
            account.payments.add(payment);
            send(account, new RecordPayment(account.id, payment, money(account, random.nextInt(1, 900)), given()));
        } else if (kind < 77) {
            reverse(account);
        } else if (kind < 79) {
            CreditNoteId note = new CreditNoteId("n" + ++numbers);
            send(account, new IssueCreditNote(account.id, note, money(account, random.nextInt(1, 200)), null, given()));
        } else if (kind < 86) {
            end(account);
        } else if (kind < 90) {
            desk(account);
        } else {
            condition(account, kind);
        }
    }

    private void ship(Account account) {
        if (!account.approved.isEmpty()) {
            OrderId order = account.approved.remove(random.nextInt(account.approved.size()));
            send(account, new ChargeCredit(account.id, order, on()));
        }
    }

    private void reverse(Account account) {
        if (!account.payments.isEmpty()) {
            PaymentId payment = account.payments.get(random.nextInt(account.payments.size()));
            send(account, new ReversePayment(account.id, payment, null, on()));
        }
    }

    /** A cancellation, or the end of a wait that has taken too long. */
    private void end(Account account) {
        if (random.nextBoolean() && !account.approved.isEmpty()) {
            OrderId order = account.approved.remove(random.nextInt(account.approved.size()));
            send(account, new ReleaseCredit(account.id, order, on()));
        } else if (!account.waiting.isEmpty()) {
            OrderId order = account.waiting.get(random.nextInt(account.waiting.size()));
            if (random.nextBoolean()) {
                facts.add(new OrderRejected(order, account.id, RejectionReason.WAITING_TIMEOUT, on()));
            }
            send(account, new ReleaseCredit(account.id, order, on()));
        } else {
            send(account, new ReleaseCredit(account.id, order(), on()));
        }
    }

    private void desk(Account account) {
        if (!account.waiting.isEmpty()) {
            OrderId order = account.waiting.get(random.nextInt(account.waiting.size()));
            List<RejectionReason> reasons = random.nextBoolean()
                    ? List.of(RejectionReason.CREDIT_LIMIT_EXCEEDED)
                    : List.of(
                            RejectionReason.CREDIT_HOLD,
                            RejectionReason.NOT_ELIGIBLE,
                            RejectionReason.OVERDUE,
                            RejectionReason.CREDIT_LIMIT_EXCEEDED);
            send(
                    account,
                    random.nextInt(3) == 0
                            ? new RefuseCredit(account.id, order, null, on())
                            : new OverrideCredit(account.id, order, reasons, null, List.of(), on()));
        }
    }

    private void condition(Account account, int kind) {
        LocalDate on = on();
        switch (kind) {
            case 90, 91 ->
                send(account, new ChangeCreditLimit(account.id, money(account, random.nextInt(0, 3000)), null, on));
            case 92 -> send(account, new PlaceCreditHold(account.id, null, on));
            case 93, 94 -> send(account, new LiftCreditHold(account.id, null, on));
            case 95, 96 -> send(account, new ChangeCreditTerms(account.id, terms(account), null, on));
            case 97 -> {
                TemporaryLimitId limit = new TemporaryLimitId("t" + ++numbers);
                LocalDate until = on.plusDays(random.nextInt(20));
                Money amount = money(account, random.nextInt(0, 5000));
                send(account, new GrantTemporaryLimit(account.id, limit, amount, on, until, null, given()));
            }
            case 98 -> send(account, new ReviewAccount(account.id, on));
            default -> send(account, eligibility(account, on));
        }
    }

    private CreditTerms terms(Account account) {
        OnShortage[] shortages = {OnShortage.WAIT, OnShortage.WAIT, OnShortage.WARN, OnShortage.REJECT};
        return new CreditTerms(
                shortages[random.nextInt(shortages.length)],
                random.nextInt(3) == 0 ? 10 : 0,
                random.nextInt(1, 40),
                random.nextBoolean() ? null : random.nextInt(10),
                money(account, random.nextInt(100)),
                random.nextBoolean() ? null : 10);
    }

    private ChangeEligibility eligibility(Account account, LocalDate on) {
        Eligibility[] all = {Eligibility.ELIGIBLE, Eligibility.ELIGIBLE, Eligibility.RESTRICTED, Eligibility.BLOCKED};
        Eligibility eligibility = all[random.nextInt(all.length)];
        Money bound = eligibility == Eligibility.RESTRICTED ? money(account, 1500) : null;
        return new ChangeEligibility(account.id, eligibility, bound, List.of(), ++numbers, on);
    }

    private void send(Account account, CustomerCommand command) {
        try {
            for (CustomerEvent event : account.desk.handle(command)) {
                facts.add(event);
                follow(account, event);
            }
        } catch (Refusal refused) {
            // As in real trade: nothing is stored.
        }
    }

    private static void follow(Account account, CustomerEvent event) {
        if (event instanceof OrderCreditEvent ofOrder) {
            account.waiting.remove(ofOrder.orderId());
            if (event instanceof CreditReserved) {
                account.approved.add(ofOrder.orderId());
            } else if (event instanceof CreditDeferred) {
                account.waiting.add(ofOrder.orderId());
            }
        }
    }

    private OrderId order() {
        return new OrderId("o" + ++numbers);
    }

    private static Money money(Account account, int minor) {
        return new Money(minor, account.currency);
    }

    private BusinessDate given() {
        return new BusinessDate(on(), true);
    }

    /** Mostly today, sometimes dated back. */
    private LocalDate on() {
        return FIRST.plusDays(random.nextInt(10) == 0 ? Math.max(0, day - random.nextInt(8)) : day);
    }
}
