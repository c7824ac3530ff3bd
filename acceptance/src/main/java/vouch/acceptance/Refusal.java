package vouch.acceptance;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recognises a command that was understood and not accepted; a failed login or a missing page is none. */
final class Refusal {

    private static final Set<Integer> STATUSES = Set.of(404, 409, 422);

    /** The codes that the contract names come with one status each. */
    private static final Map<String, Integer> STATUS = Map.of(
            "CUSTOMER_NOT_FOUND", 404,
            "ORDER_NOT_FOUND", 404,
            "PAYMENT_NOT_FOUND", 404,
            "ORDER_NOT_APPROVED", 409,
            "ORDER_ALREADY_SHIPPED", 409,
            "ORDER_REJECTED", 409,
            "IDEMPOTENCY_CONFLICT", 422,
            "CURRENCY_MISMATCH", 422);

    private Refusal() {}

    static Optional<String> code(Answer answer) {
        String code = answer.text("code");
        boolean refused = !code.isEmpty()
                && STATUSES.contains(answer.status())
                && STATUS.getOrDefault(code, answer.status()) == answer.status();
        return refused ? Optional.of(code) : Optional.empty();
    }
}
