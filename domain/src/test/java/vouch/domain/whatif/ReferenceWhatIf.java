package vouch.domain.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vouch.api.Money;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.OnShortage;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.whatif.Flip;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfView.Count;
import vouch.api.whatif.WhatIfView.OnDay;
import vouch.api.whatif.WhatIfView.Outcome;

/**
 * The rules of what-ifs written a second time, in plain numbers and lists, to judge the simulation by. It shares no code
 * with the domain, keeps everything, and works on one customer after another.
 */
public final class ReferenceWhatIf {

    /** Order, outcome in fact and outcome under the policy. */
    private final Set<String> flips = new HashSet<>();

    /** Orders and minor units by outcome and currency. */
    private final Map<String, long[]> counts = new TreeMap<>();

    /** Minor units by currency and day. */
    private final Map<String, TreeMap<LocalDate, Long>> exposure = new TreeMap<>();

    private final Map<String, TreeMap<LocalDate, Long>> overdue = new TreeMap<>();

    private final WhatIfPolicy policy;
    private final Map<String, List<CustomerEvent>> streams = new LinkedHashMap<>();
    private final Set<String> timedOut = new HashSet<>();
    private final Map<String, Integer> shipDays = new HashMap<>();
    private final Map<String, Integer> payDays = new HashMap<>();
    private LocalDate first;
    private LocalDate last;

    /** @param facts the events of accounts and the rejections of orders, in the order in which they were stored */
    public ReferenceWhatIf(List<?> facts, WhatIfPolicy policy) {
        this.policy = policy;
        for (Object fact : facts) {
            if (fact instanceof OrderRejected rejected) {
                timedOut.add(rejected.orderId().value());
            } else if (fact instanceof CustomerEvent event) {
                streams.computeIfAbsent(event.customerId().value(), id -> new ArrayList<>())
                        .add(event);
                first = first == null || event.on().isBefore(first) ? event.on() : first;
                last = last == null || event.on().isAfter(last) ? event.on() : last;
            }
        }
        days();
        streams.values().forEach(stream -> new Account(stream).tell());
    }

    /**
     * Compares to the minor unit.
     *
     * @param found all flips of the outcome
     */
    public void assertAgrees(Outcome outcome, Collection<Flip> found) {
        assertThat(shown(outcome)).as(outcome.name()).isEqualTo(counts());
        assertThat(found.stream()
                        .map(flip -> flip.orderId().value() + " " + flip.was().outcome() + " "
                                + flip.wouldBe().outcome()))
                .as(outcome.name())
                .containsExactlyInAnyOrderElementsOf(flips);
        assertThat(outcome.flips()).as(outcome.name()).isEqualTo(flips.size());
        assertAgrees(outcome.exposure(), exposure);
        assertAgrees(outcome.overdue(), overdue);
    }

    private Map<String, String> counts() {
        Map<String, String> text = new TreeMap<>();
        Map<String, Long> orders = new TreeMap<>();
        counts.forEach((key, count) -> {
            text.put(key, "" + count[1]);
            orders.merge(key.split(" ")[0], count[0], Long::sum);
        });
        orders.forEach((outcome, number) -> text.put(outcome, "" + number));
        return text;
    }

    private static Map<String, String> shown(Outcome outcome) {
        Map<String, String> counts = new TreeMap<>();
        put(counts, "APPROVED", outcome.approved());
        put(counts, "REJECTED", outcome.rejected());
        put(counts, "WAITING", outcome.waiting());
        return counts;
    }

    private static void put(Map<String, String> counts, String name, Count count) {
        if (count.orders() > 0) {
            counts.put(name, "" + count.orders());
        }
        count.amounts().forEach(sum -> counts.put(name + " " + sum.currency(), "" + sum.minor()));
    }

    /** The simulation names the days on which a sum changed; here is every day. */
    private static void assertAgrees(List<OnDay> changes, Map<String, TreeMap<LocalDate, Long>> days) {
        Map<String, TreeMap<LocalDate, Long>> shown = new HashMap<>();
        changes.forEach(change -> shown.computeIfAbsent(change.amount().currency(), key -> new TreeMap<>())
                .put(change.on(), change.amount().minor()));
        days.forEach((currency, expected) -> {
            TreeMap<LocalDate, Long> found = shown.getOrDefault(currency, new TreeMap<>());
            expected.forEach((day, amount) -> {
                Map.Entry<LocalDate, Long> upTo = found.floorEntry(day);
                assertThat(upTo == null ? 0 : upTo.getValue())
                        .as("%s on %s", currency, day)
                        .isEqualTo(amount);
            });
        });
    }

    private static final class Debt {

        String order;
        LocalDate shipped;
        LocalDate due;
        long unpaid;
        Integer paidAfter;
        boolean missing;
        long leftOut;
    }

    private record Piece(Debt debt, long minor) {}

    private static final class Paid {

        String id;
        long rest;
        List<Piece> pieces = new ArrayList<>();
    }

    /** Who paid what in fact. */
    private static final class Ledger {

        final List<Debt> debts = new ArrayList<>();
        final List<Paid> payments = new ArrayList<>();

        /** The earliest due first, and of one day the one that was charged first. */
        List<Piece> settle(LocalDate on) {
            List<Piece> pieces = new ArrayList<>();
            for (Paid payment : payments) {
                while (payment.rest > 0) {
                    Debt next = null;
                    for (Debt debt : debts) {
                        if (debt.unpaid > 0 && (next == null || debt.due.isBefore(next.due))) {
                            next = debt;
                        }
                    }
                    if (next == null) {
                        break;
                    }
                    Piece piece = new Piece(next, Math.min(next.unpaid, payment.rest));
                    payment.rest -= piece.minor;
                    next.unpaid -= piece.minor;
                    payment.pieces.add(piece);
                    pieces.add(piece);
                    if (next.unpaid == 0) {
                        next.paidAfter = (int) ChronoUnit.DAYS.between(next.shipped, on);
                    }
                }
            }
            return pieces;
        }

        List<Piece> pay(String id, long minor, LocalDate on) {
            Paid payment = new Paid();
            payment.id = id;
            payment.rest = minor;
            payments.add(payment);
            return settle(on);
        }

        Debt charge(CreditCharged event) {
            Debt debt = new Debt();
            debt.order = event.orderId().value();
            debt.shipped = event.on();
            debt.due = event.dueOn();
            debt.unpaid = event.amount().minor();
            debts.add(debt);
            return debt;
        }

        List<Piece> undo(String id) {
            Paid payment = payments.stream()
                    .filter(other -> id.equals(other.id))
                    .findFirst()
                    .orElseThrow();
            payments.remove(payment);
            payment.pieces.forEach(piece -> {
                piece.debt.unpaid += piece.minor;
                piece.debt.paidAfter = null;
            });
            return payment.pieces;
        }
    }

    private void days() {
        List<Integer> allShip = new ArrayList<>();
        List<Integer> allPay = new ArrayList<>();
        streams.forEach((customer, stream) -> {
            List<Integer> ship = new ArrayList<>();
            List<Integer> pay = new ArrayList<>();
            Map<String, LocalDate> created = new HashMap<>();
            Ledger ledger = new Ledger();
            for (CustomerEvent event : stream) {
                if (event instanceof CreditDecision e) {
                    created.putIfAbsent(e.orderId().value(), e.on());
                } else if (event instanceof CreditCharged e) {
                    ship.add((int)
                            ChronoUnit.DAYS.between(created.get(e.orderId().value()), e.on()));
                    ledger.charge(e);
                    ledger.settle(e.on());
                } else if (event instanceof PaymentRecorded e) {
                    ledger.pay(e.paymentId().value(), e.amount().minor(), e.on());
                } else if (event instanceof CreditNoteIssued e) {
                    ledger.pay("note", e.amount().minor(), e.on());
                } else if (event instanceof PaymentReversed e) {
                    ledger.undo(e.paymentId().value());
                    ledger.settle(e.on());
                }
            }
            ledger.debts.stream().filter(debt -> debt.paidAfter != null).forEach(debt -> pay.add(debt.paidAfter));
            allShip.addAll(ship);
            allPay.addAll(pay);
            shipDays.put(customer, middle(ship));
            payDays.put(customer, middle(pay));
        });
        shipDays.replaceAll((customer, own) -> own == null ? middle(allShip) : own);
        payDays.replaceAll((customer, own) -> own == null ? middle(allPay) : own);
    }

    private static Integer middle(List<Integer> values) {
        Collections.sort(values);
        return values.isEmpty() ? null : values.get((values.size() - 1) / 2);
    }

    private record Later(LocalDate day, String kind, String order, long minor) {}

    private record Waiting(long amount, LocalDate on) {}

    private record Temporary(String id, long amount, LocalDate from, LocalDate until) {}

    /** One customer under the policy. */
    private final class Account {

        private final List<CustomerEvent> stream;
        private final Ledger ledger = new Ledger();
        private final Map<String, Long> reserved = new HashMap<>();
        private final LinkedHashMap<String, Waiting> waiting = new LinkedHashMap<>();
        private final List<Temporary> temporaries = new ArrayList<>();
        private final TreeMap<LocalDate, Long> due = new TreeMap<>();
        private final List<Later> later = new ArrayList<>();
        private final Map<String, Money> amounts = new LinkedHashMap<>();
        private final Map<String, LocalDate> created = new HashMap<>();
        private final Map<String, String> was = new HashMap<>();
        private final Map<String, String> wouldBe = new HashMap<>();
        private final Map<String, Debt> charged = new HashMap<>();
        private final TreeMap<LocalDate, Long> exposures = new TreeMap<>();
        private final TreeMap<LocalDate, Long> overdues = new TreeMap<>();
        private CustomerRegistered registered;
        private String currency;
        private LocalDate date;
        private long limit;
        private CreditTerms terms;
        private boolean held;
        private String eligibility = "ELIGIBLE";
        private long bound;
        private long receivable;

        Account(List<CustomerEvent> stream) {
            this.stream = stream;
        }

        void tell() {
            for (int place = 0; place < stream.size(); place++) {
                CustomerEvent event = stream.get(place);
                if (isFollowUp(event)) {
                    continue;
                }
                int behind = place + 1;
                noteFact(event);
                if (registered != null) {
                    comeTrue(max(date, event.on()));
                    passTo(max(date, event.on()));
                }
                while (behind < stream.size() && isFollowUp(stream.get(behind))) {
                    noteFact(stream.get(behind++));
                }
                tell(event);
                show();
            }
            comeTrue(last);
            passTo(last);
            show();
            amounts.forEach(this::count);
            add(exposures, exposure);
            add(overdues, overdue);
        }

        private boolean isFollowUp(CustomerEvent event) {
            return event instanceof CreditReserved e && e.granted() == vouch.api.customer.Granted.AFTER_WAITING;
        }

        private void count(String order, Money amount) {
            long[] count = counts.computeIfAbsent(wouldBe.get(order) + " " + amount.currency(), key -> new long[2]);
            count[0]++;
            count[1] += amount.minor();
            if (!was.get(order).equals(wouldBe.get(order))) {
                flips.add(order + " " + was.get(order) + " " + wouldBe.get(order));
            }
        }

        private void add(TreeMap<LocalDate, Long> own, Map<String, TreeMap<LocalDate, Long>> sums) {
            long before = 0;
            TreeMap<LocalDate, Long> sum = sums.computeIfAbsent(currency, key -> new TreeMap<>());
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                before = own.getOrDefault(day, before);
                sum.merge(day, before, Long::sum);
            }
        }

        private void noteFact(CustomerEvent event) {
            if (event instanceof CreditDecision e) {
                String order = e.orderId().value();
                amounts.putIfAbsent(order, e.figures().requested());
                created.putIfAbsent(order, e.on());
                was.put(
                        order,
                        e instanceof CreditReserved
                                ? "APPROVED"
                                : e instanceof CreditDeferred ? "WAITING" : "REJECTED");
            } else if (event instanceof CreditReleased e
                    && "WAITING".equals(was.get(e.orderId().value()))) {
                if (timedOut.contains(e.orderId().value())) {
                    was.put(e.orderId().value(), "REJECTED");
                }
            }
        }

        private void tell(CustomerEvent event) {
            LocalDate on = event.on();
            if (event instanceof CustomerRegistered e) {
                registered = e;
                currency = e.creditLimit().currency();
                date = on;
                limit = limit(e.creditLimit().minor());
                terms = terms(new CreditTerms(OnShortage.REJECT, 0, 30, null, new Money(0, currency), null));
                return;
            }
            if (event instanceof CreditReservationRejected e
                    && e.reason().name().equals("ORDER_CLOSED")) {
                wouldBe.put(e.orderId().value(), "REJECTED");
            } else if (event instanceof CreditReservationRejected e
                    && e.reason().name().equals("CREDIT_REFUSED")) {
                if (waiting.remove(e.orderId().value()) != null) {
                    wouldBe.put(e.orderId().value(), "REJECTED");
                }
            } else if (event instanceof CreditReserved e && e.granted().name().equals("BY_OVERRIDE")) {
                override(e);
            } else if (event instanceof CreditDecision e) {
                ask(e.orderId().value(), e.figures().requested(), on);
            } else if (event instanceof CreditReleased e) {
                release(e);
            } else if (event instanceof CreditCharged e) {
                charge(e);
            } else if (event instanceof PaymentRecorded e) {
                credit(
                        e.amount().minor()
                                - leftOut(ledger.pay(
                                        e.paymentId().value(), e.amount().minor(), on)),
                        on);
            } else if (event instanceof CreditNoteIssued e) {
                credit(
                        e.amount().minor()
                                - leftOut(ledger.pay("note", e.amount().minor(), on)),
                        on);
            } else if (event instanceof PaymentReversed e) {
                reverse(e);
            } else {
                condition(event);
            }
            date = max(date, on);
        }

        private void condition(CustomerEvent event) {
            date = max(date, event.on());
            if (event instanceof CreditLimitChanged e) {
                limit = limit(e.creditLimit().minor());
            } else if (event instanceof CreditTermsChanged e) {
                terms = terms(e.terms());
            } else if (event instanceof CreditHoldPlaced) {
                held = !Boolean.TRUE.equals(policy.ignoreHolds());
                if (held) {
                    return;
                }
            } else if (event instanceof CreditHoldLifted) {
                held = false;
            } else if (event instanceof TemporaryLimitGranted e) {
                temporaries.add(
                        new Temporary(e.temporaryLimitId().value(), e.amount().minor(), e.from(), e.until()));
            } else if (event instanceof TemporaryLimitWithdrawn e) {
                temporaries.removeIf(
                        other -> other.id.equals(e.temporaryLimitId().value()));
            } else if (event instanceof EligibilityChanged e) {
                eligibility = e.eligibility().name();
                bound = e.bound() == null ? 0 : e.bound().minor();
            } else if (event instanceof ReservationExpired) {
                return;
            }
            look();
        }

        private long limit(long inFact) {
            Money own = policy.limits() == null
                    ? null
                    : policy.limits().get(registered.customerId().value());
            if (own != null) {
                return own.minor();
            }
            Money country = policy.limitsByCountry() == null
                    ? null
                    : policy.limitsByCountry().get(registered.country());
            if (country != null && country.currency().equals(currency)) {
                return country.minor();
            }
            long limited = policy.limitFactor() == null
                    ? inFact
                    : new BigDecimal(BigInteger.valueOf(inFact))
                            .multiply(policy.limitFactor())
                            .setScale(0, RoundingMode.DOWN)
                            .longValueExact();
            if (policy.limitFloor() != null && policy.limitFloor().currency().equals(currency)) {
                limited = Math.max(limited, policy.limitFloor().minor());
            }
            if (policy.limitCap() != null && policy.limitCap().currency().equals(currency)) {
                limited = Math.min(limited, policy.limitCap().minor());
            }
            return limited;
        }

        private CreditTerms terms(CreditTerms inFact) {
            Money minimum = policy.overdueMinimum();
            return new CreditTerms(
                    policy.onShortage() == null ? inFact.onShortage() : policy.onShortage(),
                    policy.tolerancePercent() == null ? inFact.tolerancePercent() : policy.tolerancePercent(),
                    policy.paymentDays() == null ? inFact.paymentDays() : policy.paymentDays(),
                    policy.overdueGraceDays() == null ? inFact.overdueGraceDays() : policy.overdueGraceDays(),
                    minimum == null || !minimum.currency().equals(currency) ? inFact.overdueMinimum() : minimum,
                    null);
        }

        private long reserved() {
            return reserved.values().stream().mapToLong(minor -> minor).sum();
        }

        private long overdue(LocalDate day) {
            long notYet =
                    due.tailMap(day).values().stream().mapToLong(minor -> minor).sum();
            return Math.max(0, receivable - notYet);
        }

        /** GRANT, WAIT or REJECT, and what applies. */
        private String judge(Money amount, LocalDate day, List<String> applies) {
            boolean same = amount.currency().equals(currency);
            long after = reserved() + receivable + amount.minor();
            boolean blocked = eligibility.equals("BLOCKED");
            if (held) {
                applies.add("CREDIT_HOLD");
            }
            if (!same) {
                return "REJECT";
            }
            if (blocked || eligibility.equals("RESTRICTED") && after > bound) {
                applies.add("NOT_ELIGIBLE");
            }
            if (terms.overdueGraceDays() != null
                    && overdue(day.minusDays(terms.overdueGraceDays()))
                            > terms.overdueMinimum().minor()) {
                applies.add("OVERDUE");
            }
            long inForce = limit;
            for (Temporary temporary : temporaries) {
                if (!day.isBefore(temporary.from) && !day.isAfter(temporary.until)) {
                    inForce = temporary.amount;
                }
            }
            if (after > inForce + inForce * terms.tolerancePercent() / 100) {
                applies.add("CREDIT_LIMIT_EXCEEDED");
            }
            if (applies.isEmpty()) {
                return "GRANT";
            }
            if (blocked) {
                return "REJECT";
            }
            return switch (terms.onShortage()) {
                case REJECT -> "REJECT";
                case WAIT -> "WAIT";
                case WARN -> applies.contains("CREDIT_HOLD") || applies.contains("NOT_ELIGIBLE") ? "REJECT" : "GRANT";
            };
        }

        private void ask(String order, Money amount, LocalDate on) {
            String verdict = judge(amount, max(date, on), new ArrayList<>());
            if (verdict.equals("GRANT")) {
                date = max(date, on);
                grant(order, amount.minor());
            } else {
                wouldBe.put(order, verdict.equals("WAIT") ? "WAITING" : "REJECTED");
                if (verdict.equals("WAIT")) {
                    waiting.put(order, new Waiting(amount.minor(), on));
                }
            }
        }

        private void look() {
            for (String order : List.copyOf(waiting.keySet())) {
                Waiting entry = waiting.get(order);
                Money amount = new Money(entry.amount, currency);
                if (judge(amount, max(date, entry.on), new ArrayList<>()).equals("GRANT")) {
                    waiting.remove(order);
                    grant(order, entry.amount);
                }
            }
        }

        private void override(CreditReserved event) {
            String order = event.orderId().value();
            date = max(date, event.on());
            if (!waiting.containsKey(order) || eligibility.equals("BLOCKED")) {
                return;
            }
            List<String> applies = new ArrayList<>();
            judge(event.figures().requested(), date, applies);
            event.overridden().forEach(reason -> applies.remove(reason.name()));
            if (applies.isEmpty()) {
                waiting.remove(order);
                grant(order, event.figures().requested().minor());
            }
        }

        private void grant(String order, long minor) {
            reserved.put(order, minor);
            wouldBe.put(order, "APPROVED");
            Integer days = shipDays.get(registered.customerId().value());
            if (charged.containsKey(order)) {
                later.add(new Later(date, "LATE", order, 0));
            } else if (!was.get(order).equals("APPROVED") && days != null) {
                later.add(new Later(max(date, created.get(order).plusDays(days)), "SHIP", order, minor));
            }
        }

        private void release(CreditReleased event) {
            String order = event.orderId().value();
            boolean late = timedOut.contains(order) && event.waited() != null;
            if (waiting.remove(order) != null) {
                wouldBe.put(order, late ? "REJECTED" : "WAITING");
            } else if (!late && reserved.remove(order) != null) {
                date = max(date, event.on());
                look();
            }
        }

        private void charge(CreditCharged event) {
            String order = event.orderId().value();
            Debt debt = ledger.charge(event);
            charged.put(order, debt);
            Long open = reserved.remove(order);
            if (open == null) {
                debt.missing = true;
                receivable += leftOut(ledger.settle(event.on()));
            } else {
                ship(open, event.on());
                ledger.settle(event.on());
            }
        }

        private void ship(long minor, LocalDate on) {
            receivable += minor;
            due.merge(on.plusDays(terms.paymentDays()), minor, Long::sum);
        }

        private void credit(long minor, LocalDate on) {
            if (minor > 0) {
                date = max(date, on);
                receivable -= minor;
                look();
            }
        }

        private void reverse(PaymentReversed event) {
            long never = 0;
            for (Piece piece : ledger.undo(event.paymentId().value())) {
                if (piece.debt.missing) {
                    piece.debt.leftOut -= piece.minor;
                    never += piece.minor;
                }
            }
            receivable += event.amount().minor() - never + leftOut(ledger.settle(event.on()));
        }

        private long leftOut(List<Piece> pieces) {
            long sum = 0;
            for (Piece piece : pieces) {
                if (piece.debt.missing) {
                    piece.debt.leftOut += piece.minor;
                    sum += piece.minor;
                }
            }
            return sum;
        }

        /** What was to come until that day, the earliest first. */
        private void comeTrue(LocalDate until) {
            while (true) {
                Later next = null;
                for (Later other : later) {
                    if (!other.day.isAfter(until) && (next == null || other.day.isBefore(next.day))) {
                        next = other;
                    }
                }
                if (next == null) {
                    return;
                }
                later.remove(next);
                passTo(max(date, next.day));
                comeTrue(next);
                show();
            }
        }

        private void comeTrue(Later next) {
            if (next.kind.equals("PAY")) {
                credit(next.minor, next.day);
                return;
            }
            boolean late = next.kind.equals("LATE");
            if (!reserved.containsKey(next.order)
                    || !late && was.get(next.order).equals("APPROVED")) {
                return;
            }
            date = max(date, next.day);
            ship(reserved.remove(next.order), next.day);
            if (late) {
                Debt debt = charged.get(next.order);
                debt.missing = false;
                credit(debt.leftOut, next.day);
            } else if (payDays.get(registered.customerId().value()) != null) {
                LocalDate day =
                        next.day.plusDays(payDays.get(registered.customerId().value()));
                later.add(new Later(day, "PAY", next.order, next.minor));
            }
        }

        /** Each day is shown as the account stood at its end. */
        private void passTo(LocalDate day) {
            for (LocalDate next = date; next.isBefore(day); next = next.plusDays(1)) {
                overdues.put(next.plusDays(1), overdue(next.plusDays(1)));
            }
            date = max(date, day);
        }

        private void show() {
            exposures.put(date, reserved() + receivable);
            overdues.put(date, overdue(date));
        }
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
