package vouch.faults.check;

/**
 * One request of a client, and what the client knows of it. A request that is sent again is another operation.
 *
 * @param id the operation's own
 * @param target the order, payment, credit note or customer that it is about; always the client's id
 * @param customer of the target
 * @param minor the amount, in minor units: of the order, the payment, the credit note, the limit; 0 where there is none
 * @param invokedAt when it was sent, in nanoseconds of any clock that all operations share
 * @param returnedAt when its outcome was known; {@link Long#MAX_VALUE} when it never was
 * @param status of the answer; 0 when there was none
 * @param told the order's status as the answer shows it, or null
 */
public record Operation(
        String id,
        Kind kind,
        String target,
        String customer,
        long minor,
        String currency,
        long invokedAt,
        long returnedAt,
        Outcome outcome,
        int status,
        String told) {

    /** What is asked for, and the event that it makes. */
    public enum Kind {
        REGISTER("CustomerRegistered"),
        LIMIT("CreditLimitChanged"),
        HOLD("CreditHoldPlaced"),
        LIFT_HOLD("CreditHoldLifted"),
        PAYMENT("PaymentRecorded"),
        REVERSAL("PaymentReversed"),
        CREDIT_NOTE("CreditNoteIssued"),
        ORDER("OrderCreated"),
        CANCEL("OrderCancelled"),
        SHIP("OrderShipped"),
        TERMS("CreditTermsChanged"),
        OVERRIDE("CreditReserved"),
        REFUSAL("CreditReservationRejected");

        final String event;

        Kind(String event) {
            this.event = event;
        }

        /** Whether a client who asked for this has made the event. */
        boolean hasMade(StoredEvent made) {
            return event.equals(made.type())
                    && switch (this) {
                        case OVERRIDE -> made.isGranted("BY_OVERRIDE");
                        case REFUSAL -> made.text("reason").equals("CREDIT_REFUSED");
                        default -> true;
                    };
        }

        /** Whether the same again, with a value that holds no more, is another effect. */
        boolean isSetting() {
            return this == LIMIT || this == HOLD || this == LIFT_HOLD || this == TERMS;
        }

        /** Whether it brings content under an id that it makes. */
        boolean isCreation() {
            return this == REGISTER || this == PAYMENT || this == CREDIT_NOTE || this == ORDER;
        }
    }

    /** What the client knows. */
    public enum Outcome {
        /** It was acknowledged, with a 2xx. */
        OK,
        /** It was refused for good, with a 4xx: it did not happen. */
        FAIL,
        /** No answer, or one that leaves it open (503, 500): it happened once, or not at all. */
        UNKNOWN
    }

    boolean mayHaveHappened() {
        return outcome != Outcome.FAIL;
    }

    boolean isOk() {
        return outcome == Outcome.OK;
    }

    /** Whether all that it did was done when the other was sent. An unknown one may still be on its way. */
    boolean wasBefore(Operation other) {
        return outcome != Outcome.UNKNOWN && returnedAt < other.invokedAt;
    }

    String name() {
        return "operation " + id + " " + kind + " " + target;
    }
}
