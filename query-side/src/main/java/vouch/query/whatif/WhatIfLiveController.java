package vouch.query.whatif;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Bounds;
import vouch.api.whatif.WhatIfQuery.FindWhatIf;
import vouch.api.whatif.WhatIfQuery.FindWhatIfs;
import vouch.query.TextParameter;
import vouch.query.live.LiveAnswer;

/** Shows what-ifs over HTTP, and then how far they are, and what they found ({@code docs/http-api.md}, Live). */
@Controller
@RequestMapping(path = WhatIfController.PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class WhatIfLiveController {

    private final WhatIfController present;
    private final WhatIfQueryHandler handler;

    WhatIfLiveController(WhatIfController present, WhatIfQueryHandler handler) {
        this.present = present;
        this.handler = handler;
    }

    @GetMapping
    CompletableFuture<LiveAnswer<Object>> list(@RequestParam(defaultValue = "50") @Min(1) @Max(Bounds.PAGE) int limit) {
        FindWhatIfs query = new FindWhatIfs(limit, null);
        return present.list(limit, null)
                .thenApply(page -> LiveAnswer.ofPolled(query, Object::new, () -> handler.handle(query)));
    }

    @GetMapping("/{whatIfId}")
    CompletableFuture<LiveAnswer<Object>> find(
            @PathVariable @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE) String whatIfId) {
        FindWhatIf query = new FindWhatIf(whatIfId);
        return present.find(whatIfId)
                .thenApply(view -> LiveAnswer.ofPolled(query, Object::new, () -> handler.handle(query)));
    }
}
