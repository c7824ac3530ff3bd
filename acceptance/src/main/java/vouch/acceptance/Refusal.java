package vouch.acceptance;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recognises a command that was understood and not accepted; a failed login or a missing page is none. */
final class Refusal {

    private static final Set<Integer> STATUSES = Set.of(404, 409, 422);

    /** The codes that the contract names come with one status each. */
    private static final Map<String, Integer> STATUS = Map.ofEntries(
            entry("CUSTOMER_NOT_FOUND", 404),
            entry("ORDER_NOT_FOUND", 404),
            entry("PAYMENT_NOT_FOUND", 404),
            entry("TEMPORARY_LIMIT_NOT_FOUND", 404),
            entry("ORDER_NOT_APPROVED", 409),
            entry("ORDER_ALREADY_SHIPPED", 409),
            entry("ORDER_REJECTED", 409),
            entry("NOT_WAITING", 409),
            entry("NOT_OVERRIDDEN", 409),
            entry("NOT_ELIGIBLE", 409),
            entry("TEMPORARY_LIMIT_OVERLAPS", 409),
            entry("TOO_MANY_TEMPORARY_LIMITS", 409),
            entry("OVERRIDE_LIMIT_EXCEEDED", 403),
            entry("IDEMPOTENCY_CONFLICT", 422),
            entry("VALIDATION_FAILED", 422),
            entry("CURRENCY_MISMATCH", 422));

    private Refusal() {}

    static Optional<String> code(Answer answer) {
        String code = answer.text("code");
        Integer promised = STATUS.get(code);
        boolean refused = promised == null ? STATUSES.contains(answer.status()) : promised == answer.status();
        return refused && !code.isEmpty() ? Optional.of(code) : Optional.empty();
    }
}
