package vouch.query.whatif;

import jakarta.validation.constraints.Pattern;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import vouch.api.whatif.WhatIfQuery.FindWhatIf;
import vouch.query.TextParameter;
import vouch.query.live.LiveAnswer;

/** Shows a what-if over HTTP, and then how far it is, and what it found ({@code docs/http-api.md}, Live). */
@Controller
@RequestMapping(path = WhatIfController.PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
class WhatIfLiveController {

    private final WhatIfController present;
    private final WhatIfQueryHandler handler;

    WhatIfLiveController(WhatIfController present, WhatIfQueryHandler handler) {
        this.present = present;
        this.handler = handler;
    }

    @GetMapping("/{whatIfId}")
    CompletableFuture<LiveAnswer<Object>> find(
            @PathVariable @Pattern(regexp = TextParameter.FORM, message = TextParameter.RULE) String whatIfId) {
        FindWhatIf query = new FindWhatIf(whatIfId);
        return present.find(whatIfId)
                .thenApply(view -> LiveAnswer.ofPolled(query, Object::new, () -> handler.handle(query)));
    }
}
