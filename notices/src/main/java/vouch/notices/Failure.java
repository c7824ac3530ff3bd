package vouch.notices;

/**
 * Why a notice was not delivered, as an operator sees it.
 *
 * @param error the class of failures: {@code HTTP 503}, or the class of an exception
 */
record Failure(String error, String message) {

    static Failure of(int status) {
        return new Failure("HTTP " + status, "The receiver answered " + status + ".");
    }

    static Failure of(Exception cause) {
        return new Failure(cause.getClass().getName(), String.valueOf(cause.getMessage()));
    }
}
