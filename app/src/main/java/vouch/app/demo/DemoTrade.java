package vouch.app.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand.AccountCommand;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.ChangeCreditTerms;
import vouch.api.customer.CustomerCommand.ChangeEligibility;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.GrantTemporaryLimit;
import vouch.api.customer.CustomerCommand.IssueCreditNote;
import vouch.api.customer.CustomerCommand.LiftCreditHold;
import vouch.api.customer.CustomerCommand.OrderCreditCommand;
import vouch.api.customer.CustomerCommand.OverrideCredit;
import vouch.api.customer.CustomerCommand.PlaceCreditHold;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerCommand.RecordPayment;
import vouch.api.customer.CustomerCommand.RefuseCredit;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerCommand.ReversePayment;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.customer.PaymentId;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfQuery.Timeline;
import vouch.app.demo.Trader.Habit;
import vouch.domain.customer.CreditAccount;

/**
 * Makes up the trade of eighteen months, in the order of its business dates. It is the same at every load, apart from
 * the day on which it ends. It keeps the accounts as it goes, so it knows which orders get credit: only an approved
 * order ships, and only what was charged is paid.
 */
final class DemoTrade {

    private static final long SEED = 18;

    /** How many days ago a customer with the habit {@code STOPPED} had paid for the last time. */
    private static final int STOPPED_BEFORE = 95;

    /** @param on in days before the last one, which is 0 */
    private record Entry(int on, int number, Runnable act) {}

    private record Made(Trader by, Money onePiece, Money total) {}

    private final LocalDate day;
    private final Random random = new Random(SEED);
    private final DemoAccounts accounts = new DemoAccounts();
    private final PriorityQueue<Entry> agenda =
            new PriorityQueue<>(Comparator.comparingInt(Entry::on).thenComparingInt(Entry::number));
    private final Map<OrderId, Made> orders = new HashMap<>();
    private final List<DemoStep> steps = new ArrayList<>();
    private int planned;
    private int paid;

    private DemoTrade(LocalDate day) {
        this.day = day;
    }

    /** @param day on which the trade ends */
    static List<DemoStep> steps(LocalDate day) {
        return new DemoTrade(day).played();
    }

    private List<DemoStep> played() {
        Trader.ALL.forEach(this::plan);
        planWhatPeopleDo();
        while (!agenda.isEmpty()) {
            agenda.remove().act.run();
        }
        steps.add(DemoStep.of(whatIf()));
        // An order is last, because its stream then shows that the whole set is there.
        Trader last = Trader.ALL.get(0);
        order(last, 0, size(last));
        return List.copyOf(steps);
    }

    private void plan(Trader trader) {
        at(-trader.since(), () -> register(trader));
        int days = trader.since() - 1;
        for (int i = 0; i < trader.orders(); i++) {
            int from = i * days / trader.orders();
            int to = (i + 1) * days / trader.orders();
            int on = from + random.nextInt(to - from) - days;
            if (i == trader.orders() - 1 && trader.shortage() == OnShortage.WAIT) {
                int lately = -random.nextInt(6);
                at(lately, () -> order(trader, lately, tooMuch(trader, lately)));
            } else {
                at(on, () -> order(trader, on, size(trader)));
            }
        }
    }

    private void planWhatPeopleDo() {
        limit("demo-albion", -210, 10_000_00);
        limit("demo-oakline", -150, 20_000_00);
        limit("demo-harbour", -100, 3_000_00);
        hold("demo-isar", -260, "The invoice of last month is disputed");
        lift("demo-isar", -247, "The dispute is settled");
        hold("demo-gable", -20, "Nothing was paid for three months");
        hold("demo-ostsee", -9, "The management has changed");
        temporaryLimit("demo-juniper", -215, 50, 16_000_00, "The season");
        temporaryLimit("demo-kestrel", -95, 40, 11_000_00, "A fair");
        temporaryLimit("demo-saltmarsh", -10, 30, 6_500_00, "A festival");
        Trader restricted = trader("demo-quintana");
        at(
                -75,
                () -> account(
                        new ChangeEligibility(
                                restricted.id(),
                                Eligibility.RESTRICTED,
                                new Money(3_500_00, restricted.currency()),
                                List.of("The credit insurer has lowered its cover"),
                                1,
                                on(-75)),
                        -75));
    }

    private void limit(String customer, int on, long minor) {
        Trader trader = trader(customer);
        Money limit = new Money(minor, trader.currency());
        at(on, () -> account(new ChangeCreditLimit(trader.id(), limit, "Review of the year", on(on)), on));
    }

    private void hold(String customer, int on, String reason) {
        at(on, () -> account(new PlaceCreditHold(trader(customer).id(), reason, on(on)), on));
    }

    private void lift(String customer, int on, String reason) {
        at(on, () -> account(new LiftCreditHold(trader(customer).id(), reason, on(on)), on));
    }

    private void temporaryLimit(String customer, int from, int days, long minor, String reason) {
        Trader trader = trader(customer);
        at(
                from,
                () -> posting(
                        new GrantTemporaryLimit(
                                trader.id(),
                                new TemporaryLimitId("season"),
                                new Money(minor, trader.currency()),
                                on(from),
                                on(from + days),
                                reason,
                                date(from)),
                        from));
    }

    private void register(Trader trader) {
        account(
                new RegisterCustomer(
                        trader.id(), trader.name(), trader.country(), trader.limit(), date(-trader.since())),
                -trader.since());
        account(new ChangeCreditTerms(trader.id(), trader.terms(), "As agreed", on(-trader.since())), -trader.since());
    }

    /** Mostly a part of the limit, rarely nearly all of it. */
    private long size(Trader trader) {
        int percent = random.nextInt(14) == 0 ? 60 + random.nextInt(50) : 5 + random.nextInt(26);
        return trader.limit().minor() * percent / 100;
    }

    /** What the credit covers, and some more. */
    private long tooMuch(Trader trader, int on) {
        CreditAccount account = accounts.of(trader.id());
        long exposure = Math.max(0, account.exposure().minor());
        return account.conditions().ceilingOn(account.later(on(on))).minor() - exposure / 2;
    }

    private void order(Trader trader, int on, long size) {
        List<OrderLine> lines = Article.lines(random, size, trader.currency());
        Money total = lines.stream().map(OrderLine::amount).reduce(Money.zero(trader.currency()), Money::plus);
        OrderId id = new OrderId("demo-%04d".formatted(orders.size() + 1));
        orders.put(id, new Made(trader, lines.get(0).unitPrice(), total));
        CustomerEvent answer =
                accounts.take(new ReserveCredit(trader.id(), id, total, on(on))).get(0);
        // An order that waits was stored once, one that was decided twice.
        steps.add(DemoStep.until(
                new CreateOrder(id, trader.id(), lines, date(on)),
                id,
                answer instanceof CreditDeferred ? 1 : 2,
                Milestone.ANSWERED));
        if (answer instanceof CreditReserved) {
            granted(id, on);
        } else if (answer instanceof CreditDeferred) {
            int later = on + 3 + random.nextInt(6);
            at(later, () -> decideByHand(id, later));
        }
    }

    private void granted(OrderId id, int on) {
        if (random.nextInt(25) == 0) {
            int later = on + 1 + random.nextInt(4);
            at(later, () -> cancel(id, later, "No longer needed"));
        } else {
            int later = on + 2 + random.nextInt(13);
            at(later, () -> ship(id, later));
        }
    }

    private void ship(OrderId id, int on) {
        Made order = orders.get(id);
        steps.add(DemoStep.until(new ShipOrder(id, on(on)), id, 3, Milestone.SETTLED));
        CreditCharged charged = (CreditCharged)
                accounts.take(new ChargeCredit(order.by.id(), id, on(on))).get(0);
        Money owed = order.total;
        if (random.nextInt(20) == 0) {
            int later = on + 3 + random.nextInt(6);
            owed = owed.minus(order.onePiece);
            at(
                    later,
                    () -> posting(
                            new IssueCreditNote(
                                    order.by.id(),
                                    new CreditNoteId(id.value()),
                                    order.onePiece,
                                    "One was broken",
                                    date(later)),
                            later));
        }
        int due = (int) (charged.dueOn().toEpochDay() - day.toEpochDay());
        int later = Math.max(on, due + order.by.habit().daysAfterDue(random.nextInt(1000)));
        if (owed.minor() > 0 && (order.by.habit() != Habit.STOPPED || later < -STOPPED_BEFORE)) {
            pay(order.by, owed, later);
        }
    }

    /** A payment of a slow customer may bounce, and is then made again. */
    private void pay(Trader by, Money amount, int on) {
        PaymentId id = new PaymentId("payment-%04d".formatted(++paid));
        at(on, () -> posting(new RecordPayment(by.id(), id, amount, date(on)), on));
        if (by.habit() == Habit.SLOW && random.nextInt(40) == 0) {
            int later = on + 3;
            at(later, () -> posting(new ReversePayment(by.id(), id, "The account had no funds", on(later)), later));
            PaymentId again = new PaymentId(id.value() + "-again");
            at(on + 12, () -> posting(new RecordPayment(by.id(), again, amount, date(on + 12)), on + 12));
        }
    }

    /** What a credit manager does about an order that still waits. */
    private void decideByHand(OrderId id, int on) {
        Made order = orders.get(id);
        CreditAccount account = accounts.of(order.by.id());
        if (!account.waiting().orders().containsKey(id)) {
            return;
        }
        int dice = random.nextInt(10);
        if (dice < 5) {
            List<RejectionReason> reasons = accounts.reasons(new ReserveCredit(order.by.id(), id, order.total, on(on)));
            account(new OverrideCredit(order.by.id(), id, reasons, "The payment is announced", List.of(), on(on)), on);
            granted(id, on);
        } else if (dice < 8) {
            account(new RefuseCredit(order.by.id(), id, "Too much at once", on(on)), on);
        } else {
            cancel(id, on, "Bought elsewhere");
        }
    }

    private void cancel(OrderId id, int on, String reason) {
        Made order = orders.get(id);
        boolean waits = accounts.of(order.by.id()).waiting().orders().containsKey(id);
        List<CustomerEvent> events = accounts.take(new ReleaseCredit(order.by.id(), id, on(on)));
        steps.add(new DemoStep(
                new CancelOrder(id, reason, on(on)),
                awaited(events, new AwaitOrder(id, waits ? 2 : 3, Milestone.SETTLED, DemoStep.PATIENCE), on)));
    }

    private void account(AccountCommand command, int on) {
        steps.add(new DemoStep(command, awaited(accounts.take(command), null, on)));
    }

    private void account(OrderCreditCommand command, int on) {
        steps.add(new DemoStep(command, awaited(accounts.take(command), decided(command.orderId()), on)));
    }

    private void posting(PostingCommand command, int on) {
        steps.add(new DemoStep(command, awaited(accounts.take(command), null, on)));
    }

    /** The orders that the events have freed go on like others. The next step waits for them. */
    private List<AwaitOrder> awaited(List<CustomerEvent> events, AwaitOrder first, int on) {
        List<AwaitOrder> then = new ArrayList<>();
        if (first != null) {
            then.add(first);
        }
        for (CustomerEvent event : events) {
            if (event instanceof CreditReserved freed && freed.granted() == Granted.AFTER_WAITING) {
                then.add(decided(freed.orderId()));
                granted(freed.orderId(), on);
            }
        }
        return then;
    }

    private static AwaitOrder decided(OrderId id) {
        return new AwaitOrder(id, 2, Milestone.DECIDED, DemoStep.PATIENCE);
    }

    /** What-ifs are listed by their ids, which begin with the time elsewhere. So this one is the oldest. */
    private StartWhatIf whatIf() {
        return new StartWhatIf(
                "00-demo",
                "What if every limit were a fifth lower, or every order waited?",
                null,
                null,
                List.of(),
                List.of(
                        new Timeline("a fifth lower", policy(new BigDecimal("0.8"), null)),
                        new Timeline("all wait", policy(null, OnShortage.WAIT))));
    }

    private static WhatIfPolicy policy(BigDecimal limitFactor, OnShortage onShortage) {
        return new WhatIfPolicy(limitFactor, null, null, null, null, onShortage, null, null, null, null, null);
    }

    private static Trader trader(String id) {
        return Trader.ALL.stream()
                .filter(trader -> trader.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate on(int day) {
        return this.day.plusDays(day);
    }

    private BusinessDate date(int day) {
        return new BusinessDate(on(day), true);
    }

    private void at(int on, Runnable act) {
        if (on <= 0) {
            agenda.add(new Entry(on, planned++, act));
        }
    }
}
