package vouch.acceptance;

/** Says what an answer to an operation means. */
final class Judge {

    private Judge() {}

    static Outcome outcome(Kind kind, Answer answer) {
        if (!answer.succeeded()) {
            return Refusal.code(answer).map(Outcome::refused).orElseGet(() -> Outcome.unexpected(answer));
        }
        int status = answer.status();
        boolean there = status == 200 || status == 201;
        String state = answer.text("status");
        return switch (kind) {
            case REGISTER -> only(there, "registered", answer);
            case PAYMENT, CREDIT_NOTE, REVERSE -> only(there, "recorded", answer);
            case LIMIT, HOLD, LIFT_HOLD -> only(status == 204, "recorded", answer);
            case ORDER -> there ? decision(state, answer) : Outcome.unexpected(answer);
            // Sent again, it may find itself decided by now.
            case ORDER_ASYNC -> only(status == 202 || status == 200 && answer.repeated(), "accepted", answer);
            case SHIP -> only(status == 200 && state.equals("SHIPPED"), "shipped", answer);
            case CANCEL, ORDER_THEN_CANCEL -> only(status == 200 && state.equals("CANCELLED"), "cancelled", answer);
        };
    }

    /** An order that has been shipped since was approved, which is what its duplicate is told. */
    private static Outcome decision(String state, Answer answer) {
        return switch (state) {
            case "APPROVED", "SHIPPED" -> new Outcome("approved");
            case "REJECTED" -> new Outcome("rejected:" + answer.text("reason"));
            case "CANCELLED" -> new Outcome("cancelled");
            default -> Outcome.unexpected(answer);
        };
    }

    private static Outcome only(boolean asPromised, String outcome, Answer answer) {
        return asPromised ? new Outcome(outcome) : Outcome.unexpected(answer);
    }
}
