package vouch.faults.check;

import static vouch.faults.check.Invariant.O_3;
import static vouch.faults.check.Invariant.O_4;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vouch.faults.check.Operation.Kind;

/**
 * What the clients know against what is stored, for everything that has an id of its own: orders, payments, credit notes,
 * cancellations, shipments, registrations, overrides, refusals.
 */
final class HistoryCheck {

    private static final int CONFLICT = 422;

    private final Map<String, List<Operation>> asked = new TreeMap<>();
    private final Map<String, List<StoredEvent>> effects = new TreeMap<>();
    private final Log log;
    private final Findings findings;

    HistoryCheck(Log log, List<StoredEvent> events, History history, Findings findings) {
        this.log = log;
        this.findings = findings;
        for (Operation operation : history.operations()) {
            if (!operation.kind().isSetting()) {
                asked.computeIfAbsent(key(operation), key -> new ArrayList<>()).add(operation);
            }
        }
        for (StoredEvent event : events) {
            for (Kind kind : Kind.values()) {
                if (kind.hasMade(event) && !kind.isSetting()) {
                    effects.computeIfAbsent(key(kind, event), key -> new ArrayList<>())
                            .add(event);
                }
            }
        }
    }

    void check() {
        asked.forEach((key, operations) -> checkEffect(key, operations, effects.getOrDefault(key, List.of())));
        effects.forEach((key, events) -> {
            boolean byClient = events.stream().anyMatch(StoredEvent::isOfClient);
            findings.holds(!byClient || asked.containsKey(key), O_3, key, "a client who asked for it", "none");
        });
    }

    private void checkEffect(String key, List<Operation> operations, List<StoredEvent> events) {
        boolean must = operations.stream().anyMatch(Operation::isOk);
        boolean may = operations.stream().anyMatch(Operation::mayHaveHappened);
        findings.holds(events.size() <= 1, O_3, key, "once at most", events.size() + " times");
        findings.holds(!must || !events.isEmpty(), O_3, key, "what was acknowledged", "nothing");
        findings.holds(may || events.isEmpty(), O_3, key, "nothing: all were refused", "it happened");
        if (!events.isEmpty()) {
            operations.forEach(operation -> checkAnswer(operation, events.get(0), operations));
        }
    }

    private void checkAnswer(Operation operation, StoredEvent event, List<Operation> others) {
        boolean same = !operation.kind().isCreation() || isContentOf(event, operation);
        boolean later = others.stream().anyMatch(other -> other.isOk() && other.wasBefore(operation));
        if (operation.isOk()) {
            findings.holds(same, O_4, operation.name(), "the content that is stored: " + event.payload(), operation);
            checkTold(operation, log.orders.get(operation.target()));
        } else if (!operation.mayHaveHappened() && later) {
            findings.holds(!same, O_4, operation.name(), "the same answer again", operation.status());
            boolean conflict = same || operation.status() == CONFLICT;
            findings.holds(conflict, O_4, operation.name(), CONFLICT + " for other content", operation.status());
        }
    }

    /** What a client was told of an order was stored by then, for ever. */
    private void checkTold(Operation operation, OrderFold order) {
        if (operation.told() != null && order != null) {
            boolean was = order.states.stream().anyMatch(state -> state.status().equals(operation.told()));
            findings.holds(was, O_3, operation.name(), "that it was " + operation.told(), order.states);
        }
    }

    private static boolean isContentOf(StoredEvent event, Operation operation) {
        String field =
                switch (operation.kind()) {
                    case REGISTER -> "creditLimit";
                    case ORDER -> "total";
                    default -> "amount";
                };
        return event.customerId().equals(operation.customer())
                && event.amount(field).equals(new Amount(operation.minor(), operation.currency()));
    }

    private static String key(Operation operation) {
        String id = isPosting(operation.kind()) ? operation.customer() + "/" + operation.target() : operation.target();
        return operation.kind().event + " " + id;
    }

    private static String key(Kind kind, StoredEvent event) {
        String id =
                switch (kind) {
                    case PAYMENT, REVERSAL -> event.customerId() + "/" + event.text("paymentId");
                    case CREDIT_NOTE -> event.customerId() + "/" + event.text("creditNoteId");
                    case ORDER, CANCEL, SHIP, OVERRIDE, REFUSAL -> event.orderId();
                    default -> event.customerId();
                };
        return kind.event + " " + id;
    }

    private static boolean isPosting(Kind kind) {
        return kind == Kind.PAYMENT || kind == Kind.REVERSAL || kind == Kind.CREDIT_NOTE;
    }
}
