package vouch.acceptance;

import java.util.Map;
import java.util.Set;

/** One line of {@code operations} and the outcome that {@code expected} demands of it. */
record Operation(
        int seq,
        Kind kind,
        String customer,
        String ref,
        String amount,
        String currency,
        String expected,
        Details details) {

    static final String COLUMNS = "seq,at,op,customer,ref,amount,currency";

    Operation(int seq, Kind kind, String customer, String ref, String amount, String currency, String expected) {
        this(seq, kind, customer, ref, amount, currency, expected, Details.NONE);
    }

    static Operation of(Row row, Row expected, Set<Kind> kinds) {
        Kind kind = Kind.of(row.text("op"))
                .filter(kinds::contains)
                .orElseThrow(() -> row.wrong("there is no operation '" + row.text("op") + "'"));
        return new Operation(
                row.seq(),
                kind,
                row.id("customer"),
                row.id("ref"),
                kind.hasAmount() ? amount(kind, row) : "",
                kind.hasAmount() ? row.currency("currency") : "",
                expected.matching("outcome", "[a-z-]+(:[A-Z0-9_]+)?", "an outcome"));
    }

    Operation with(Details more) {
        return new Operation(seq, kind, customer, ref, amount, currency, expected, more);
    }

    /** Takes the currency of the account where the operation needs it. */
    Operation in(Map<String, String> currencies) {
        String ofAccount = currencies.getOrDefault(customer, "");
        return kind.isInTheAccountsCurrency()
                ? new Operation(seq, kind, customer, ref, amount, ofAccount, expected, details)
                : this;
    }

    boolean registers() {
        return kind == Kind.REGISTER && expected.equals("registered");
    }

    private static String amount(Kind kind, Row row) {
        String amount = row.text("amount");
        return kind.isOrder() && OrderLine.areIn(amount) ? amount : row.decimal("amount");
    }
}
