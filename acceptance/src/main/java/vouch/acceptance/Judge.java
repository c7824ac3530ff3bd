package vouch.acceptance;

/** Says what an answer to an operation means. */
final class Judge {

    private Judge() {}

    static Outcome outcome(Operation operation, Answer answer) {
        if (!answer.succeeded()) {
            return Refusal.code(answer).map(Outcome::refused).orElseGet(() -> Outcome.unexpected(answer));
        }
        int status = answer.status();
        boolean there = status == 200 || status == 201;
        String state = answer.text("status");
        return switch (operation.kind()) {
            case REGISTER -> only(there, "registered", answer);
            case PAYMENT, CREDIT_NOTE, REVERSE, TEMPORARY_LIMIT -> only(there, "recorded", answer);
            case LIMIT, HOLD, LIFT_HOLD, TERMS, WITHDRAW_TEMPORARY_LIMIT, REVIEW ->
                only(status == 204, "recorded", answer);
            case ELIGIBILITY -> only(status == 200, "recorded", answer);
            case ORDER -> there ? decision(state, operation, answer) : waiting(state, operation, answer);
            // Sent again, it may find itself decided by now.
            case ORDER_ASYNC -> only(status == 202 || status == 200 && answer.repeated(), "accepted", answer);
            case SHIP -> only(status == 200 && state.equals("SHIPPED"), "shipped", answer);
            case CANCEL, ORDER_THEN_CANCEL -> only(status == 200 && state.equals("CANCELLED"), "cancelled", answer);
            case OVERRIDE -> only(status == 200 && answer.text("granted").equals("BY_OVERRIDE"), "granted", answer);
            case REFUSE -> only(status == 200 && state.equals("REJECTED"), "rejected:" + answer.text("reason"), answer);
        };
    }

    /**
     * The sets of the first part call an order approved that has been shipped since, which is what its duplicate is told.
     */
    private static Outcome decision(String state, Operation operation, Answer answer) {
        return switch (state) {
            case "APPROVED" -> new Outcome("approved");
            case "SHIPPED" -> new Outcome(operation.details().areThere() ? "shipped" : "approved");
            case "REJECTED" -> new Outcome("rejected:" + answer.text("reason"));
            case "CANCELLED" -> new Outcome("cancelled");
            default -> Outcome.unexpected(answer);
        };
    }

    /** No order of the first part waits for credit. */
    private static Outcome waiting(String state, Operation operation, Answer answer) {
        boolean waits = answer.status() == 202
                && state.equals("PENDING")
                && answer.text("credit").equals("WAITING")
                && operation.details().areThere();
        return only(waits, "waiting:" + answer.text("reason"), answer);
    }

    private static Outcome only(boolean asPromised, String outcome, Answer answer) {
        return asPromised ? new Outcome(outcome) : Outcome.unexpected(answer);
    }
}
