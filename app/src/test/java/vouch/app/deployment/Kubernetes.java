package vouch.app.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What deploy/kubernetes sets for Vouch. Whether Kubernetes takes it is tested with its own types, in acceptance. */
final class Kubernetes {

    private static final String FOLDER = "deploy/kubernetes/";
    private static final Map<String, Object> KUSTOMIZATION = StrictYaml.document(FOLDER + "kustomization.yaml");

    private Kubernetes() {}

    /** The container of each deployment. */
    static Stream<Map<String, Object>> sides() {
        return StrictYaml.list(KUSTOMIZATION.get("resources")).stream()
                .flatMap(file -> StrictYaml.documents(FOLDER + file).stream())
                .filter(object -> object.get("kind").equals("Deployment"))
                .map(deployment -> inside(inside(inside(deployment, "spec"), "template"), "spec"))
                .flatMap(pod -> StrictYaml.list(pod.get("containers")).stream())
                .map(StrictYaml::map);
    }

    /** What it sets by itself, and what the generated configuration does. */
    static Map<String, Object> environment(Map<String, Object> container) {
        Map<String, Object> environment = new HashMap<>();
        StrictYaml.list(KUSTOMIZATION.get("configMapGenerator")).stream()
                .flatMap(generator -> StrictYaml.list(StrictYaml.map(generator).get("literals")).stream())
                .map(literal -> literal.toString().split("=", 2))
                .forEach(literal -> environment.put(literal[0], literal[1]));
        StrictYaml.list(container.get("env")).stream()
                .map(StrictYaml::map)
                .forEach(variable -> environment.put((String) variable.get("name"), variable.get("value")));
        return environment;
    }

    static Stream<Map.Entry<String, String>> mounts(Map<String, Object> container) {
        return StrictYaml.list(container.get("volumeMounts")).stream()
                .map(StrictYaml::map)
                .map(mount -> Map.entry((String) mount.get("name"), (String) mount.get("mountPath")));
    }

    private static Map<String, Object> inside(Map<String, Object> object, String key) {
        return StrictYaml.map(object.get(key));
    }
}
