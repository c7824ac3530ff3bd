package vouch.query.whatif;

import java.util.function.Function;
import vouch.api.customer.CreditFigures;
import vouch.api.whatif.Flip;
import vouch.api.whatif.Flip.Decided;
import vouch.query.CsvList;

/** The columns of flips as CSV. */
final class FlipCsv {

    static final CsvList<Flip> FLIPS = columns();

    private FlipCsv() {}

    private static CsvList<Flip> columns() {
        CsvList<Flip> flips = new CsvList<Flip>("flips")
                .with("timeline", Flip::timeline)
                .with("orderId", flip -> flip.orderId().value())
                .with("customerId", flip -> flip.customerId().value())
                .with("on", Flip::on)
                .with("amount", Flip::amount)
                .with("currency", flip -> flip.amount().currency());
        decision(flips, "was", Flip::was);
        decision(flips, "wouldBe", Flip::wouldBe);
        return flips.with(
                        "shipsOn",
                        flip -> flip.assumed() == null ? null : flip.assumed().shipsOn())
                .with(
                        "paidOn",
                        flip -> flip.assumed() == null ? null : flip.assumed().paidOn());
    }

    private static void decision(CsvList<Flip> flips, String which, Function<Flip, Decided> decision) {
        Function<Flip, CreditFigures> figures = decision.andThen(Decided::figures);
        flips.with(which + "Outcome", decision.andThen(Decided::outcome))
                .with(which + "Reason", decision.andThen(Decided::reason))
                .with(which + "Granted", decision.andThen(Decided::granted))
                .with(which + "On", decision.andThen(Decided::on))
                .with(which + "LimitInForce", figures.andThen(CreditFigures::limitInForce))
                .with(which + "Ceiling", figures.andThen(CreditFigures::ceiling))
                .with(which + "Reserved", figures.andThen(CreditFigures::reserved))
                .with(which + "Receivable", figures.andThen(CreditFigures::receivable))
                .with(which + "Overdue", figures.andThen(CreditFigures::overdue));
    }
}
