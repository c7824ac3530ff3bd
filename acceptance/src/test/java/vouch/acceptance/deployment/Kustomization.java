package vouch.acceptance.deployment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Renders a kustomization as Kustomize does, as far as deploy needs it. What it does not know is an error. */
final class Kustomization {

    private static final String FILE = "kustomization.yaml";
    private static final Set<String> KEYS =
            Set.of("apiVersion", "kind", "resources", "configMapGenerator", "patches", "images", "namespace");

    private final Path folder;
    private final Map<String, Object> file;
    private final List<Map<String, Object>> objects = new ArrayList<>();

    private Kustomization(Path folder) {
        this.folder = folder;
        this.file = StrictYaml.document(folder.resolve(FILE));
        if (!KEYS.containsAll(file.keySet())) {
            throw new AssertionError(folder + " has other keys than " + KEYS);
        }
    }

    static List<Map<String, Object>> render(Path folder) {
        return new Kustomization(folder).render();
    }

    private List<Map<String, Object>> render() {
        list("resources").forEach(resource -> objects.addAll(resource(folder.resolve((String) resource))));
        list("configMapGenerator").map(StrictYaml::map).forEach(this::generate);
        list("patches").map(StrictYaml::map).forEach(this::patch);
        list("images").map(StrictYaml::map).forEach(this::rename);
        if (file.containsKey("namespace")) {
            objects.stream()
                    .filter(object -> !object.get("kind").equals("Namespace"))
                    .forEach(object -> metadata(object).put("namespace", file.get("namespace")));
        }
        return objects;
    }

    private static List<Map<String, Object>> resource(Path path) {
        return Files.isDirectory(path) ? render(path) : StrictYaml.documents(path);
    }

    /** Without the hash of its name, which is of no account here. */
    private void generate(Map<String, Object> generator) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (Object literal : (List<?>) generator.get("literals")) {
            String[] parts = literal.toString().split("=", 2);
            data.put(parts[0], parts[1]);
        }
        if ("merge".equals(generator.get("behavior"))) {
            StrictYaml.map(one("ConfigMap", generator.get("name")).get("data")).putAll(data);
            return;
        }
        Map<String, Object> metadata = new LinkedHashMap<>(StrictYaml.map(generator.get("options")));
        metadata.put("name", generator.get("name"));
        objects.add(new LinkedHashMap<>(
                Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", metadata, "data", data)));
    }

    /** Only {@code replace}, of what is there. */
    private void patch(Map<String, Object> patch) {
        Map<String, Object> target = StrictYaml.map(patch.get("target"));
        Map<String, Object> object = one(target.get("kind"), target.get("name"));
        for (Object each : StrictYaml.list(StrictYaml.value((String) patch.get("patch")))) {
            Map<String, Object> operation = StrictYaml.map(each);
            String[] path = operation.get("path").toString().substring(1).split("/");
            Map<String, Object> place = object;
            for (int i = 0; i < path.length - 1; i++) {
                place = StrictYaml.map(place.get(path[i]));
            }
            if (!operation.get("op").equals("replace")
                    || place.replace(path[path.length - 1], operation.get("value")) == null) {
                throw new AssertionError(operation + " replaces nothing");
            }
        }
    }

    private void rename(Map<String, Object> image) {
        String old = image.get("name") + ":";
        List<Map<String, Object>> containers = objects.stream()
                .flatMap(Kustomization::containers)
                .filter(container -> container.get("image").toString().startsWith(old))
                .toList();
        if (containers.isEmpty()) {
            throw new AssertionError("No container has the image " + old);
        }
        containers.forEach(container -> container.put("image", image.get("newName") + ":" + image.get("newTag")));
    }

    private static Stream<Map<String, Object>> containers(Map<String, Object> object) {
        if (!List.of("Deployment", "StatefulSet").contains(object.get("kind"))) {
            return Stream.of();
        }
        Map<String, Object> template =
                StrictYaml.map(StrictYaml.map(object.get("spec")).get("template"));
        return ((List<?>) StrictYaml.map(template.get("spec")).get("containers"))
                .stream().map(StrictYaml::map);
    }

    private Map<String, Object> one(Object kind, Object name) {
        List<Map<String, Object>> found = objects.stream()
                .filter(object -> object.get("kind").equals(kind))
                .filter(object -> name == null || metadata(object).get("name").equals(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(kind + " " + name + " is there " + found.size() + " times");
        }
        return found.get(0);
    }

    private static Map<String, Object> metadata(Map<String, Object> object) {
        return StrictYaml.map(object.get("metadata"));
    }

    private Stream<?> list(String key) {
        return ((List<?>) file.getOrDefault(key, List.of())).stream();
    }
}
