package vouch.faults.check;

import static vouch.faults.check.Invariant.O_3;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vouch.faults.check.Operation.Kind;

/**
 * What the clients know of limits, holds and terms, which have no ids: the last limit and hold that was acknowledged
 * holds, unless another was on its way at the same time, and none changed more often than it was asked for.
 */
final class SettingCheck {

    private final Log log;
    private final List<StoredEvent> events;
    private final Findings findings;

    SettingCheck(Log log, List<StoredEvent> events, Findings findings) {
        this.log = log;
        this.events = events;
        this.findings = findings;
    }

    void check(History history) {
        Map<String, List<Operation>> byCustomer = history.operations().stream()
                .filter(operation -> operation.kind().isSetting())
                .collect(Collectors.groupingBy(Operation::customer));
        byCustomer.forEach((customer, operations) -> {
            AccountFold account = log.accounts.get(customer);
            if (account == null) {
                boolean acknowledged = operations.stream().anyMatch(Operation::isOk);
                findings.holds(!acknowledged, O_3, "customer/" + customer, "what was acknowledged", "no customer");
            } else {
                check(customer, operations, account);
            }
        });
    }

    private void check(String customer, List<Operation> operations, AccountFold account) {
        AccountState last = account.states.get(account.states.size() - 1);
        checkLast(customer + ", limit", last.creditLimit(), Set.of(Kind.LIMIT), operations);
        checkLast(customer + ", hold", last.onHold(), Set.of(Kind.HOLD, Kind.LIFT_HOLD), operations);
        for (Kind kind : List.of(Kind.LIMIT, Kind.HOLD, Kind.LIFT_HOLD, Kind.TERMS)) {
            long asked = operations.stream()
                    .filter(operation -> operation.kind() == kind && operation.mayHaveHappened())
                    .count();
            long happened = events.stream()
                    .filter(event -> event.type().equals(kind.event))
                    .filter(event -> event.customerId().equals(customer) && event.isOfClient())
                    .count();
            findings.holds(happened <= asked, O_3, "customer/" + customer + " " + kind, "at most " + asked, happened);
        }
    }

    private void checkLast(String subject, Object value, Set<Kind> kinds, List<Operation> operations) {
        List<Operation> asked = operations.stream()
                .filter(operation -> kinds.contains(operation.kind()) && operation.mayHaveHappened())
                .toList();
        if (asked.stream().anyMatch(Operation::isOk)) {
            Set<Object> possible = asked.stream()
                    .filter(one -> asked.stream().noneMatch(other -> other.isOk() && one.wasBefore(other)))
                    .map(SettingCheck::value)
                    .collect(Collectors.toSet());
            findings.holds(possible.contains(value), O_3, "customer/" + subject, "one of " + possible, value);
        }
    }

    private static Object value(Operation operation) {
        return operation.kind() == Kind.LIMIT ? (Object) operation.minor() : operation.kind() == Kind.HOLD;
    }
}
