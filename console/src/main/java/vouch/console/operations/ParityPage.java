package vouch.console.operations;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Compares a view with its shadow, so that an operator knows before the switch what it will change. */
@Controller
class ParityPage {

    private static final ObjectWriter READABLE = JsonMapper.shared().writerWithDefaultPrettyPrinter();

    private final Operations operations;

    ParityPage(Operations operations) {
        this.operations = operations;
    }

    /**
     * A row that is not the same in both.
     *
     * @param fields that differ; none when the row is in one of the two only
     * @param live as JSON; null when it is not there
     * @param shadow as JSON; null when it is not there
     */
    record Difference(Object table, List<String> fields, String live, String shadow) {

        @SuppressWarnings("unchecked")
        static Difference of(Map<String, Object> found) {
            Map<String, Object> live = (Map<String, Object>) found.get("live");
            Map<String, Object> shadow = (Map<String, Object>) found.get("shadow");
            return new Difference(found.get("table"), fields(live, shadow), json(live), json(shadow));
        }

        private static List<String> fields(Map<String, Object> live, Map<String, Object> shadow) {
            return live == null || shadow == null
                    ? List.of()
                    : new TreeSet<>(live.keySet())
                            .stream()
                                    .filter(field -> !Objects.equals(live.get(field), shadow.get(field)))
                                    .toList();
        }

        private static String json(Map<String, Object> row) {
            return row == null ? null : READABLE.writeValueAsString(new TreeMap<>(row));
        }
    }

    @GetMapping("/operations/views/{view}")
    @SuppressWarnings("unchecked")
    String show(@PathVariable String view, Model model) {
        Map<String, Object> report = operations.parity(view);
        model.addAttribute("report", report);
        model.addAttribute(
                "differences",
                ((List<Map<String, Object>>) report.get("differences"))
                        .stream().map(Difference::of).toList());
        return "parity";
    }
}
