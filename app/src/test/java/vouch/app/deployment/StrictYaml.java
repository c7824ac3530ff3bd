package vouch.app.deployment;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import vouch.app.documentation.Project;

/** Reads YAML as strictly as those who will read it in earnest: a key that is there twice is an error. */
final class StrictYaml {

    private StrictYaml() {}

    static Map<String, Object> document(String path) {
        return documents(path).get(0);
    }

    static List<Map<String, Object>> documents(String path) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Iterable<Object> documents = new Yaml(new SafeConstructor(options)).loadAll(Project.text(path));
        return StreamSupport.stream(documents.spliterator(), false)
                .map(StrictYaml::map)
                .toList();
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
