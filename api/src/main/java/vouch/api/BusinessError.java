package vouch.api;

/**
 * Why a command was refused. The sender gets it as the details of an exception, because details survive a distributed
 * command bus. A failure without it is an unknown outcome, not a refusal.
 *
 * @param code what clients and Vouch itself branch on
 * @param detail one sentence for a person, which says what to do
 */
public record BusinessError(Code code, String detail) {

    /** Every reason for which a command or a query can be refused. The HTTP status of each is in {@code app.web}. */
    public enum Code {
        CUSTOMER_NOT_FOUND,
        ORDER_NOT_FOUND,
        PAYMENT_NOT_FOUND,
        TEMPORARY_LIMIT_NOT_FOUND,
        WEBHOOK_NOT_FOUND,
        EVENT_NOT_FOUND,
        WHAT_IF_NOT_FOUND,
        ORDER_CLOSED,
        ORDER_NOT_PENDING,
        ORDER_NOT_APPROVED,
        ORDER_ALREADY_SHIPPED,
        ORDER_REJECTED,
        NO_RESERVATION,
        /** The order does not wait for credit. */
        NOT_WAITING,
        /** An override does not name all reasons that apply. */
        NOT_OVERRIDDEN,
        /** The customer is blocked. */
        NOT_ELIGIBLE,
        /** The sender may not override so much. */
        OVERRIDE_LIMIT_EXCEEDED,
        /** Another temporary limit has one of the days. */
        TEMPORARY_LIMIT_OVERLAPS,
        TOO_MANY_TEMPORARY_LIMITS,
        TOO_MANY_WEBHOOKS,
        /** So many what-ifs run that another one would wait for long. */
        TOO_MANY_WHAT_IFS,
        /** The same id or key came again with other content. */
        IDEMPOTENCY_CONFLICT,
        CURRENCY_MISMATCH,
        /** The sender expected another version of the stream that the command is for. */
        VERSION_MISMATCH,
        /** A field is missing, out of range or too long. */
        VALIDATION_FAILED,
        /** The sender may not send this command or query, or it is not certain who the sender is. */
        ACCESS_DENIED
    }

    /** The exception with which a decision refuses a command. */
    public static Refusal refuse(Code code, String detail) {
        return new Refusal(new BusinessError(code, detail));
    }

    /** Thrown by a decision that refuses its command. Nothing changes and nothing is stored. */
    public static final class Refusal extends RuntimeException {

        private final transient BusinessError error;

        private Refusal(BusinessError error) {
            // A refusal is an answer, not a fault. A stack trace would be expensive and would say nothing.
            super(error.code() + ": " + error.detail(), null, false, false);
            this.error = error;
        }

        public BusinessError error() {
            return error;
        }
    }
}
