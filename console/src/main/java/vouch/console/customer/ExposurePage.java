package vouch.console.customer;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.customer.CustomerQuery.Exposures;
import vouch.api.customer.CustomerQuery.FindExposure;
import vouch.api.customer.CustomerQuery.FindTotalExposure;
import vouch.api.customer.CustomerQuery.TotalExposure;
import vouch.api.customer.Exposure;
import vouch.api.history.HistoryQuery.FindPastExposure;
import vouch.console.Address;
import vouch.console.Moment;
import vouch.console.UtcDays;

/** Shows who uses how much of the limit: on a day, with the totals of each currency, or as it was known at a time. */
@Controller
class ExposurePage {

    private static final int ROWS = 50;
    private static final BigInteger PERCENT = BigInteger.valueOf(100);

    private final QueryGateway queries;
    private final Clock clock;

    ExposurePage(QueryGateway queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** @param percent of the limit in force; null without a limit */
    record Row(Exposure line, Integer percent) {

        static Row of(Exposure line) {
            BigInteger limit = BigInteger.valueOf(line.limitInForce().minor());
            BigInteger used = BigInteger.valueOf(line.exposure().minor()).max(BigInteger.ZERO);
            return new Row(
                    line,
                    limit.signum() == 0
                            ? null
                            : used.multiply(PERCENT)
                                    .divide(limit)
                                    .min(BigInteger.valueOf(Integer.MAX_VALUE))
                                    .intValue());
        }

        /** As far as the drawing goes. */
        public int drawn() {
            return percent == null ? 100 : Math.min(100, percent);
        }
    }

    /** The exposure of a day, or as it was known at a time: the parameters are those of the API. */
    @GetMapping("/exposure")
    CompletableFuture<String> list(
            @RequestParam(required = false) LocalDate on,
            @RequestParam(required = false) Moment asOf,
            @RequestParam(required = false) String after,
            Model model) {
        if (on != null && asOf != null) {
            throw refuse(VALIDATION_FAILED, "on and asOf do not go together: send one of them.");
        }
        return asOf == null
                ? showDay(on == null ? UtcDays.of(clock.instant()) : UtcDays.checked(on), after, model)
                : showPast(asOf.at(), after, model);
    }

    private CompletableFuture<String> showDay(LocalDate day, String after, Model model) {
        CompletableFuture<Exposures> page = queries.query(new FindExposure(day, ROWS, after), Exposures.class);
        return queries.query(new FindTotalExposure(day), TotalExposure.class).thenCombine(page, (total, lines) -> {
            model.addAttribute("totals", total.items());
            model.addAttribute("api", Address.of("/api/exposure").with("on", day));
            return show(day, lines, model);
        });
    }

    /** The API has no totals of the past. */
    private CompletableFuture<String> showPast(Instant asOf, String after, Model model) {
        return queries.query(new FindPastExposure(asOf, ROWS, after), Exposures.class)
                .thenApply(lines -> {
                    model.addAttribute("asOf", asOf);
                    model.addAttribute("totals", List.of());
                    model.addAttribute("api", Address.of("/api/exposure").with("asOf", asOf));
                    return show(UtcDays.of(asOf), lines, model);
                });
    }

    private static String show(LocalDate day, Exposures page, Model model) {
        model.addAttribute("day", day);
        model.addAttribute("page", page);
        model.addAttribute("rows", page.items().stream().map(Row::of).toList());
        return "exposure";
    }
}
