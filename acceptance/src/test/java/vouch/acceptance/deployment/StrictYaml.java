package vouch.acceptance.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vouch.acceptance.documentation.Project;

/** Reads YAML as strictly as those who will read it in earnest: a key that is there twice is an error. */
final class StrictYaml {

    private StrictYaml() {}

    /** The first one of the file. */
    static Map<String, Object> document(Path file) {
        return documents(file).get(0);
    }

    static List<Map<String, Object>> documents(Path file) {
        return StreamSupport.stream(yaml().loadAll(Project.text(file)).spliterator(), false)
                .map(StrictYaml::map)
                .toList();
    }

    /** What a text that is no file means. */
    static Object value(String text) {
        return yaml().load(text);
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object node) {
        return node == null ? List.of() : (List<Object>) node;
    }
}
