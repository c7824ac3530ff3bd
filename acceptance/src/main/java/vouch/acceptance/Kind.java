package vouch.acceptance;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
    LIFT_HOLD(false),
    TERMS(
            false,
            "onShortage",
            "tolerancePercent",
            "paymentDays",
            "overdueGraceDays",
            "overdueMinimum",
            "reservationDays"),
    TEMPORARY_LIMIT(true, "from", "until"),
    WITHDRAW_TEMPORARY_LIMIT(false),
    ELIGIBILITY(false, "eligibility", "bound", "factors", "revision"),
    OVERRIDE(false, "reasons"),
    REFUSE(false),
    REVIEW(false);

    /** Those of the first part of the credit rules. */
    static final Set<Kind> OF_THE_FIRST_PART = EnumSet.range(REGISTER, LIFT_HOLD);

    private final boolean hasAmount;
    private final String[] fields;

    Kind(boolean hasAmount, String... fields) {
        this.hasAmount = hasAmount;
        this.fields = fields;
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

    /** What an operation of this kind needs beyond the fields that all have. */
    String[] fields() {
        return fields.clone();
    }

    /** Whether its amounts are in the currency of the account, and name none. */
    boolean isInTheAccountsCurrency() {
        return this == TERMS || this == ELIGIBILITY;
    }

    boolean isOrder() {
        return this == ORDER || this == ORDER_ASYNC || this == ORDER_THEN_CANCEL;
    }
}
