package vouch.console.operations;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows how orders go through the saga: how many are where, since when, and what happens next to each. */
@Controller
class FlowPage {

    private final Operations operations;
    private final Clock clock;

    FlowPage(Operations operations, Clock clock) {
        this.operations = operations;
        this.clock = clock;
    }

    /** @param state whose sagas are listed; all without it */
    @GetMapping("/flow")
    String show(
            @RequestParam(required = false) String state, @RequestParam(required = false) String after, Model model) {
        Optional<Map<String, Object>> sagas = operations.sagas(state, after);
        model.addAttribute("states", sagas.map(answer -> answer.get("states")).orElse(List.of()));
        model.addAttribute(
                "drawing",
                sagas.map(answer -> FlowDrawing.of(answer.get("states"))).orElse(null));
        model.addAttribute("items", sagas.map(answer -> answer.get("items")).orElse(List.of()));
        model.addAttribute("next", sagas.map(answer -> answer.get("next")).orElse(null));
        model.addAttribute("now", clock.instant());
        return "flow";
    }
}
