package vouch.console.customer;

import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
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
import vouch.console.Address;
import vouch.console.UtcDays;

/** Shows who uses how much of the limit, on a day, with the totals of each currency. */
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

    @GetMapping("/exposure")
    CompletableFuture<String> list(
            @RequestParam(required = false) LocalDate on, @RequestParam(required = false) String after, Model model) {
        LocalDate day = on == null ? UtcDays.of(clock.instant()) : UtcDays.checked(on);
        CompletableFuture<Exposures> page = queries.query(new FindExposure(day, ROWS, after), Exposures.class);
        return queries.query(new FindTotalExposure(day), TotalExposure.class).thenCombine(page, (total, lines) -> {
            model.addAttribute("day", day);
            model.addAttribute("api", Address.of("/api/exposure").with("on", day));
            model.addAttribute("total", total);
            model.addAttribute("page", lines);
            model.addAttribute("rows", lines.items().stream().map(Row::of).toList());
            return "exposure";
        });
    }
}
