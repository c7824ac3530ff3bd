package vouch.console.whatif;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.whatif.WhatIfQuery.FindFlips;
import vouch.api.whatif.WhatIfQuery.FindWhatIf;
import vouch.api.whatif.WhatIfQuery.FindWhatIfs;
import vouch.api.whatif.WhatIfQuery.Flips;
import vouch.api.whatif.WhatIfQuery.WhatIfs;
import vouch.api.whatif.WhatIfView;
import vouch.api.whatif.WhatIfView.OnDay;
import vouch.api.whatif.WhatIfView.Outcome;
import vouch.api.whatif.WhatIfView.State;
import vouch.console.Address;
import vouch.console.SeriesDrawing;
import vouch.console.SeriesDrawing.Series;

/** Shows the what-ifs that are kept, and one with how far it is and what it found. */
@Controller
class WhatIfPages {

    private static final int ROWS = 50;

    private final QueryGateway queries;

    WhatIfPages(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping("/what-if")
    CompletableFuture<String> list(@RequestParam(required = false) String after, Model model) {
        return queries.query(new FindWhatIfs(ROWS, after), WhatIfs.class).thenApply(page -> {
            model.addAttribute("page", page);
            return "what-ifs";
        });
    }

    /** @param timeline whose flips are shown; those of all timelines without it */
    @GetMapping("/what-if/{whatIfId}")
    CompletableFuture<String> show(
            @PathVariable
                    @Pattern(
                            regexp = "\\P{Cntrl}{1,255}",
                            message = "must have at most 255 characters, and no control characters")
                    String whatIfId,
            @RequestParam(required = false) String timeline,
            @RequestParam(required = false) String after,
            Model model) {
        String named = timeline == null || timeline.isEmpty() ? null : timeline;
        return queries.query(new FindWhatIf(whatIfId), WhatIfView.class)
                .thenCompose(whatIf -> flips(whatIf, named, after).thenApply(flips -> {
                    model.addAttribute("whatIf", whatIf);
                    model.addAttribute("flips", flips);
                    model.addAttribute(
                            "api",
                            Address.of("/api/what-if/" + whatIfId + "/flips").with("timeline", named));
                    model.addAttribute("charts", charts(whatIf.timelines()));
                    return "what-if";
                }));
    }

    /** None before the what-if has found all of them. */
    private CompletableFuture<Flips> flips(WhatIfView whatIf, String timeline, String after) {
        return whatIf.state() == State.DONE
                ? queries.query(new FindFlips(whatIf.whatIfId(), timeline, ROWS, after), Flips.class)
                : CompletableFuture.completedFuture(new Flips(List.of(), null));
    }

    private static List<SeriesDrawing> charts(List<Outcome> timelines) {
        return Stream.concat(
                        SeriesDrawing.of("exposure", series(timelines, Outcome::exposure)).stream(),
                        SeriesDrawing.of("overdue", series(timelines, Outcome::overdue)).stream())
                .toList();
    }

    private static List<Series> series(List<Outcome> timelines, Function<Outcome, List<OnDay>> sums) {
        return timelines.stream()
                .map(timeline -> new Series(timeline.name(), sums.apply(timeline)))
                .toList();
    }
}
