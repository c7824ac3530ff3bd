package vouch.acceptance.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.acceptance.documentation.Project;

/** The dashboard and the alert rules of deploy/observability. */
public final class Observability {

    static final Path FOLDER = Project.ROOT.resolve("deploy/observability");

    private static final Pattern NO_NAMES =
            Pattern.compile("\\{[^}]*}|\"[^\"]*\"|\\[[^]]*]|\\b(by|without) *\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?![a-zA-Z0-9_:]| *\\()");

    private Observability() {}

    /** The names of all metrics that a rule or a panel reads. */
    public static Set<String> metrics() {
        return Stream.concat(rules().map(rule -> (String) rule.get("expr")), panels().stream())
                .flatMap(Observability::namesIn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where each alert sends a person: its name, and a file with an anchor, relative to the repository. */
    public static Map<String, String> runbooks() {
        return rules().collect(Collectors.toMap(rule -> (String) rule.get("alert"), rule ->
                (String) StrictYaml.map(rule.get("annotations")).get("runbook")));
    }

    static List<String> panels() {
        return JsonMapper.shared().readTree(Project.text(FOLDER.resolve("dashboard.json"))).findValues("expr").stream()
                .map(JsonNode::asString)
                .toList();
    }

    static Stream<Map<String, Object>> rules() {
        return StrictYaml.list(StrictYaml.document(FOLDER.resolve("rules.yml")).get("groups")).stream()
                .flatMap(group -> StrictYaml.list(StrictYaml.map(group).get("rules")).stream())
                .map(StrictYaml::map);
    }

    /** A name is no metric before a bracket: that is a function. */
    static Stream<String> namesIn(String expression) {
        return NAME.matcher(NO_NAMES.matcher(expression).replaceAll(" "))
                .results()
                .map(name -> name.group())
                .filter(name -> !name.matches("and|or|unless"));
    }
}
