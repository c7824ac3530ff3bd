package vouch.console.operations;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.console.operations.Operations.Topic;

/** Shows what runs, what stands still and why, and what an operator can do about it. */
@Controller
class OperationsPage {

    private final Operations operations;
    private final Clock clock;

    OperationsPage(Operations operations, Clock clock) {
        this.operations = operations;
        this.clock = clock;
    }

    /** @param sequence with {@code group}, the dead letters that are shown one by one */
    @GetMapping("/operations")
    String show(
            @RequestParam(required = false) String group,
            @RequestParam(required = false) String sequence,
            Model model) {
        for (Topic topic : Topic.values()) {
            operations
                    .ask(topic)
                    .ifPresent(answer -> model.addAttribute(topic.name().toLowerCase(Locale.ROOT), answer));
        }
        model.addAttribute(
                "letters", group == null || sequence == null ? List.of() : operations.letters(group, sequence));
        model.addAttribute("asOf", clock.instant());
        return "operations";
    }
}
