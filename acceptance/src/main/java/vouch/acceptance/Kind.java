package vouch.acceptance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of operation that a set may contain. */
enum Kind {
    REGISTER(true),
    ORDER(true),
    ORDER_ASYNC(true),
    ORDER_THEN_CANCEL(true),
    SHIP(false),
    CANCEL(false),
    PAYMENT(true),
    REVERSE(false),
    CREDIT_NOTE(true),
    LIMIT(true),
    HOLD(false),
    LIFT_HOLD(false);

    private final boolean hasAmount;

    Kind(boolean hasAmount) {
        this.hasAmount = hasAmount;
    }

    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** As the sets write it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean hasAmount() {
        return hasAmount;
    }

    boolean isOrder() {
        return this == ORDER || this == ORDER_ASYNC || this == ORDER_THEN_CANCEL;
    }
}
