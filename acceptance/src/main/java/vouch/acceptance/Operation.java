package vouch.acceptance;

/** One row of {@code operations.csv} and the outcome that {@code expected.csv} demands of it. */
record Operation(int seq, Kind kind, String customer, String ref, String amount, String currency, String expected) {

    static final String COLUMNS = "seq,at,op,customer,ref,amount,currency";

    static Operation of(Row row, String expected) {
        Kind kind =
                Kind.of(row.text("op")).orElseThrow(() -> row.wrong("there is no operation '" + row.text("op") + "'"));
        return new Operation(
                row.seq(),
                kind,
                row.id("customer"),
                row.id("ref"),
                kind.hasAmount() ? amount(kind, row) : "",
                kind.hasAmount() ? row.matching("currency", "[A-Z]{3}", "a currency") : "",
                expected);
    }

    boolean registers() {
        return kind == Kind.REGISTER && expected.equals("registered");
    }

    private static String amount(Kind kind, Row row) {
        String amount = row.text("amount");
        return kind.isOrder() && OrderLine.areIn(amount) ? amount : row.decimal("amount");
    }
}
