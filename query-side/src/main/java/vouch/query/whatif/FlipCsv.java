package vouch.query.whatif;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.whatif.Flip;
import vouch.api.whatif.Flip.Decided;

/** Writes flips as CSV (RFC 4180), one line each. A spreadsheet takes no cell for a formula. */
final class FlipCsv {

    /** As many rows as any list has as CSV. */
    private static final int MOST = 1_000_000;

    private static final String FORMULA = "=+-@";
    private static final String END = "\r\n";

    private static final List<String> DECISION = List.of(
            "Outcome", "Reason", "Granted", "On", "LimitInForce", "Ceiling", "Reserved", "Receivable", "Overdue");

    private final PrintWriter out;
    private int written;

    FlipCsv(PrintWriter out) {
        this.out = out;
        line(Stream.of(
                        Stream.of("timeline", "orderId", "customerId", "on", "amount", "currency"),
                        DECISION.stream().map("was"::concat),
                        DECISION.stream().map("wouldBe"::concat),
                        Stream.of("shipsOn", "paidOn"))
                .flatMap(cells -> cells));
    }

    void write(List<Flip> flips) {
        flips.stream().limit(MOST - written).forEach(this::write);
        written += flips.size();
    }

    boolean hasRoom() {
        return written < MOST;
    }

    private void write(Flip flip) {
        Flip.Assumed assumed = flip.assumed();
        line(Stream.of(
                        Stream.of(
                                flip.timeline(),
                                flip.orderId().value(),
                                flip.customerId().value(),
                                flip.on(),
                                flip.amount().amount(),
                                flip.amount().currency()),
                        decision(flip.was()),
                        decision(flip.wouldBe()),
                        Stream.of(
                                text(assumed == null ? null : assumed.shipsOn()),
                                text(assumed == null ? null : assumed.paidOn())))
                .flatMap(cells -> cells));
    }

    private static Stream<Object> decision(Decided decided) {
        CreditFigures figures = decided.figures();
        return Stream.of(
                decided.outcome(),
                text(decided.reason()),
                text(decided.granted()),
                decided.on(),
                figures.limitInForce().amount(),
                figures.ceiling().amount(),
                figures.reserved().amount(),
                figures.receivable().amount(),
                amount(figures.overdue()));
    }

    private static String amount(Money money) {
        return money == null ? "" : money.amount();
    }

    private static String text(Object value) {
        return Objects.toString(value, "");
    }

    private void line(Stream<?> cells) {
        out.print(cells.map(Object::toString).map(FlipCsv::cell).collect(Collectors.joining(",", "", END)));
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = harmless.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
