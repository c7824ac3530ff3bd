package vouch.domain.customer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;

/**
 * {@code docs/credit-rules.md} written a second time, in plain sums and sets, to judge the account by. It shares no code
 * with the account, is unbounded, and knows one customer with an account in pounds.
 */
final class ReferenceAccount {

    long limit;
    boolean held;
    long granted;
    long released;
    long charged;
    long credited;
    LocalDate on;
    String eligibility = "ELIGIBLE";
    CreditTerms terms;
    final Map<String, Long> open = new TreeMap<>();
    final Map<String, Waiting> waiting = new LinkedHashMap<>();

    private boolean known;
    private long bound;
    private long revision;
    private final Map<String, Money> asked = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Set<String> shipped = new HashSet<>();
    private final Set<String> overridden = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> expired = new HashSet<>();
    private final Map<String, LocalDate> since = new HashMap<>();
    private final Map<LocalDate, Long> due = new HashMap<>();
    private final Map<String, Posted> posted = new HashMap<>();
    private final Set<String> reversed = new HashSet<>();
    private final Map<String, GrantTemporaryLimit> temporary = new HashMap<>();

    record Waiting(long amount, LocalDate on) {}

    private record Posted(List<Object> content, Money amount, LocalDate on) {}

    long reserved() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    long receivable() {
        return charged - credited;
    }

    long waitingSum() {
        return waiting.values().stream().mapToLong(Waiting::amount).sum();
    }

    LocalDate later(LocalDate day) {
        return day.isAfter(on) ? day : on;
    }

    long inForce(LocalDate day) {
        return temporary.values().stream()
                .filter(one -> !day.isBefore(one.from()) && !day.isAfter(one.until()))
                .mapToLong(one -> one.amount().minor())
                .findFirst()
                .orElse(limit);
    }

    long ceiling(LocalDate day) {
        return inForce(day) + Math.floorDiv(inForce(day) * terms.tolerancePercent(), 100L);
    }

    long overdue(LocalDate day) {
        long notDue = due.entrySet().stream()
                .filter(one -> !one.getKey().isBefore(day))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Math.max(0, receivable() - notDue);
    }

    /** Null without grace. */
    Long overdueAfterGrace(LocalDate day) {
        return terms.overdueGraceDays() == null ? null : overdue(day.minusDays(terms.overdueGraceDays()));
    }

    /** What must be answered: the events with what is essential in them, nothing, or a refusal. */
    String answer(CustomerCommand command) {
        if (command instanceof RegisterCustomer register) {
            return register(register);
        } else if (!known) {
            return command instanceof ReleaseCredit ? "nothing" : "CUSTOMER_NOT_FOUND";
        } else if (command instanceof ReserveCredit reserve) {
            return reserve(reserve.orderId().value(), reserve.amount(), reserve.on());
        } else if (command instanceof ReleaseCredit release) {
            return release(release.orderId().value(), release.on());
        } else if (command instanceof ChargeCredit charge) {
            return charge(charge.orderId().value(), charge.on());
        } else if (command instanceof OverrideCredit override) {
            return override(override.orderId().value(), override);
        } else if (command instanceof RefuseCredit refusal) {
            return refuse(refusal.orderId().value(), refusal.on());
        } else if (command instanceof ReviewAccount review) {
            return review(review.on());
        } else if (command instanceof PostingCommand posting) {
            return post(posting);
        }
        return change(command);
    }

    private String register(RegisterCustomer register) {
        boolean first = !known;
        if (first) {
            known = true;
            limit = register.creditLimit().minor();
            terms = CreditTerms.standard("GBP");
            on = register.on().day();
        }
        return first ? "CustomerRegistered" : "nothing";
    }

    private String change(CustomerCommand command) {
        if (command instanceof ChangeCreditLimit change) {
            boolean same = change.creditLimit().minor() == limit;
            limit = change.creditLimit().minor();
            return same ? "nothing" : freed("CreditLimitChanged", change.on());
        } else if (command instanceof ChangeCreditTerms change) {
            boolean same = change.terms().equals(terms);
            terms = change.terms();
            return same ? "nothing" : freed("CreditTermsChanged", change.on());
        } else if (command instanceof PlaceCreditHold place) {
            boolean same = held;
            held = true;
            return same ? "nothing" : on("CreditHoldPlaced", place.on());
        } else if (command instanceof LiftCreditHold lift) {
            boolean same = !held;
            held = false;
            return same ? "nothing" : freed("CreditHoldLifted", lift.on());
        } else if (command instanceof ChangeEligibility change) {
            if (change.revision() <= revision) {
                return "nothing";
            }
            revision = change.revision();
            eligibility = change.eligibility().name();
            bound = change.bound() == null ? 0 : change.bound().minor();
            return freed("EligibilityChanged", change.on());
        }
        throw new AssertionError(command);
    }

    private String on(String event, LocalDate day) {
        on = later(day);
        return event;
    }

    /** The event, and the grants to those that wait, the oldest first. */
    private String freed(String event, LocalDate day) {
        StringBuilder answer = new StringBuilder(on(event, day));
        for (Map.Entry<String, Waiting> one : List.copyOf(waiting.entrySet())) {
            long amount = one.getValue().amount();
            LocalDate decided = later(one.getValue().on());
            List<String> reasons = reasons(one.getKey(), new Money(amount, "GBP"), decided);
            if (reasons.stream().allMatch(reason -> effect(reason).equals("warn"))) {
                waiting.remove(one.getKey());
                grant(one.getKey(), amount, decided);
                answer.append(", CreditReserved ")
                        .append(amount)
                        .append(" AFTER_WAITING ")
                        .append(one.getKey())
                        .append(despite(reasons));
            }
        }
        return answer.toString();
    }

    private List<String> reasons(String order, Money amount, LocalDate day) {
        boolean pounds = amount.currency().equals("GBP");
        long exposure = reserved() + receivable() + amount.minor();
        List<String> reasons = new ArrayList<>();
        if (closed.contains(order)) {
            reasons.add("ORDER_CLOSED");
        }
        if (held) {
            reasons.add("CREDIT_HOLD");
        }
        if (!pounds) {
            reasons.add("CURRENCY_MISMATCH");
        }
        if (eligibility.equals("BLOCKED") || eligibility.equals("RESTRICTED") && pounds && exposure > bound) {
            reasons.add("NOT_ELIGIBLE");
        }
        Long overdue = overdueAfterGrace(day);
        if (overdue != null && overdue > terms.overdueMinimum().minor()) {
            reasons.add("OVERDUE");
        }
        if (pounds && exposure > ceiling(day)) {
            reasons.add("CREDIT_LIMIT_EXCEEDED");
        }
        return reasons;
    }

    private String effect(String reason) {
        String shortage = terms.onShortage().name();
        boolean waits = shortage.equals("WAIT");
        return switch (reason) {
            case "CREDIT_HOLD" -> waits ? "wait" : "reject";
            case "NOT_ELIGIBLE" -> waits && !eligibility.equals("BLOCKED") ? "wait" : "reject";
            case "OVERDUE", "CREDIT_LIMIT_EXCEEDED" -> waits ? "wait" : shortage.equals("WARN") ? "warn" : "reject";
            default -> "reject";
        };
    }

    private String reserve(String order, Money amount, LocalDate day) {
        Money before = asked.putIfAbsent(order, amount);
        if (before != null) {
            return before.equals(amount) ? "nothing" : "IDEMPOTENCY_CONFLICT";
        }
        LocalDate decided = later(day);
        List<String> reasons = reasons(order, amount, decided);
        on = decided;
        for (String reason : reasons) {
            if (effect(reason).equals("reject")) {
                closed.add(order);
                return "CreditReservationRejected " + reason + all(reasons);
            }
        }
        for (String reason : reasons) {
            if (effect(reason).equals("wait")) {
                waiting.put(order, new Waiting(amount.minor(), day));
                return "CreditDeferred " + reason + all(reasons);
            }
        }
        grant(order, amount.minor(), decided);
        return "CreditReserved " + amount.minor() + despite(reasons);
    }

    private void grant(String order, long amount, LocalDate day) {
        open.put(order, amount);
        since.put(order, day);
        granted += amount;
    }

    private static String all(List<String> reasons) {
        return reasons.size() == 1 ? "" : " (" + String.join("+", reasons) + ")";
    }

    private static String despite(List<String> reasons) {
        return reasons.isEmpty() ? "" : " despite " + String.join("+", reasons);
    }

    private String release(String order, LocalDate day) {
        if (!closed.add(order)) {
            return "nothing";
        }
        Waiting waited = waiting.remove(order);
        Long amount = open.remove(order);
        released += amount == null ? 0 : amount;
        if (amount != null) {
            return freed("CreditReleased " + amount, day);
        }
        return on("CreditReleased 0" + (waited == null ? "" : " waited " + waited.amount()), day);
    }

    private String charge(String order, LocalDate day) {
        Long amount = open.remove(order);
        if (amount == null) {
            return shipped.contains(order) ? "nothing" : "NO_RESERVATION";
        }
        closed.add(order);
        shipped.add(order);
        charged += amount;
        due.merge(day.plusDays(terms.paymentDays()), amount, Long::sum);
        return on("CreditCharged " + amount, day);
    }

    private String override(String order, OverrideCredit override) {
        if (overridden.contains(order)) {
            return "nothing";
        }
        Waiting asked = waiting.get(order);
        if (asked == null) {
            return "NOT_WAITING";
        } else if (eligibility.equals("BLOCKED")) {
            return "NOT_ELIGIBLE";
        } else if (override.most().stream().anyMatch(most -> most.minor() < asked.amount())) {
            return "OVERRIDE_LIMIT_EXCEEDED";
        }
        LocalDate decided = later(override.on());
        List<String> named = override.reasons().stream().map(Enum::name).toList();
        if (!named.containsAll(reasons(order, new Money(asked.amount(), "GBP"), decided))) {
            return "NOT_OVERRIDDEN";
        }
        waiting.remove(order);
        overridden.add(order);
        grant(order, asked.amount(), decided);
        return on("CreditReserved " + asked.amount() + " BY_OVERRIDE " + order, override.on());
    }

    private String refuse(String order, LocalDate day) {
        if (refused.contains(order)) {
            return "nothing";
        } else if (waiting.remove(order) == null) {
            return "NOT_WAITING";
        }
        refused.add(order);
        closed.add(order);
        return on("CreditReservationRejected CREDIT_REFUSED", day);
    }

    private String review(LocalDate day) {
        List<String> answers = new ArrayList<>();
        List<String> before = List.copyOf(open.keySet());
        LocalDate decided = later(day);
        if (!waiting.isEmpty()) {
            answers.add(freed("AccountReviewed", day));
        }
        for (String order : before) {
            if (terms.reservationDays() != null
                    && since.get(order).plusDays(terms.reservationDays()).isBefore(decided)
                    && expired.add(order)) {
                answers.add(on("ReservationExpired " + order, day));
            }
        }
        return answers.isEmpty() ? "nothing" : String.join(", ", answers);
    }

    private String post(PostingCommand command) {
        if (command instanceof RecordPayment payment) {
            return post(payment.postingId().value(), List.of(payment.amount()), payment.amount(), payment.on(), null);
        } else if (command instanceof IssueCreditNote note) {
            return post(note.postingId().value(), List.of(note.amount()), note.amount(), note.on(), null);
        } else if (command instanceof GrantTemporaryLimit grant) {
            List<Object> content = List.of(grant.amount(), grant.from(), grant.until());
            return post(grant.postingId().value(), content, grant.amount(), grant.on(), grant);
        } else if (command instanceof ReversePayment reversal) {
            return reverse(reversal.postingId().value(), reversal.on());
        } else if (command instanceof WithdrawTemporaryLimit withdrawal) {
            return withdraw(withdrawal.postingId().value(), withdrawal.on());
        }
        throw new AssertionError(command);
    }

    private String post(String id, List<Object> content, Money amount, BusinessDate day, GrantTemporaryLimit grant) {
        Posted before = posted.get(id);
        if (before != null) {
            boolean sameDay = !day.given() || day.day().equals(before.on());
            return before.content().equals(content) && sameDay ? "nothing" : "IDEMPOTENCY_CONFLICT";
        }
        if (!amount.currency().equals("GBP")) {
            return "CURRENCY_MISMATCH";
        } else if (grant != null && grant.until().isBefore(grant.from())) {
            return "VALIDATION_FAILED";
        } else if (grant != null && overlaps(grant)) {
            return "TEMPORARY_LIMIT_OVERLAPS";
        }
        posted.put(id, new Posted(content, amount, day.day()));
        if (grant != null) {
            temporary.put(id, grant);
            return freed("TemporaryLimitGranted", day.day());
        }
        credited += amount.minor();
        String event = id.startsWith("payment/") ? "PaymentRecorded " : "CreditNoteIssued ";
        return freed(event + amount.minor(), day.day());
    }

    private boolean overlaps(GrantTemporaryLimit grant) {
        return temporary.values().stream().anyMatch(one -> grant.from()
                .datesUntil(grant.until().plusDays(1))
                .anyMatch(day -> !day.isBefore(one.from()) && !day.isAfter(one.until())));
    }

    private String reverse(String id, LocalDate day) {
        Posted payment = posted.get(id);
        if (payment == null) {
            return "PAYMENT_NOT_FOUND";
        }
        if (!reversed.add(id)) {
            return "nothing";
        }
        credited -= payment.amount().minor();
        LocalDate later = day.isBefore(payment.on()) ? payment.on() : day;
        return on("PaymentReversed " + payment.amount().minor(), later);
    }

    private String withdraw(String id, LocalDate day) {
        if (!posted.containsKey(id)) {
            return "TEMPORARY_LIMIT_NOT_FOUND";
        }
        return temporary.remove(id) == null ? "nothing" : freed("TemporaryLimitWithdrawn", day);
    }
}
