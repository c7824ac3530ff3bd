package vouch.acceptance.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vouch.acceptance.documentation.Project;

/** What docker-compose.yml says. */
final class Compose {

    private static final Map<String, Object> FILE = StrictYaml.document(Project.ROOT.resolve("docker-compose.yml"));

    private Compose() {}

    static Set<String> keys() {
        return FILE.keySet();
    }

    /** One of the sections beside the services: volumes, secrets. */
    static Map<String, Object> section(String name) {
        return StrictYaml.map(FILE.get(name));
    }

    static List<Service> services() {
        return section("services").entrySet().stream()
                .map(entry -> new Service(entry.getKey(), StrictYaml.map(entry.getValue())))
                .toList();
    }

    static Service service(String name) {
        return services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Those that are Vouch. */
    static Stream<Service> sides() {
        return services().stream().filter(service -> service.environment().containsKey("VOUCH_SIDES"));
    }

    record Service(String name, Map<String, Object> keys) {

        String image() {
            return (String) keys.get("image");
        }

        Map<String, Object> environment() {
            return map("environment");
        }

        Map<String, Object> map(String key) {
            return StrictYaml.map(keys.get(key));
        }

        Stream<String> strings(String key) {
            return StrictYaml.list(keys.get(key)).stream().map(String.class::cast);
        }

        /** What it is given as a file, by the name of the secret and of the file. */
        Stream<Map.Entry<String, String>> secrets() {
            return StrictYaml.list(keys.get("secrets")).stream()
                    .map(secret -> secret instanceof String name
                            ? Map.entry(name, name)
                            : Map.entry((String) StrictYaml.map(secret).get("source"), (String)
                                    StrictYaml.map(secret).get("target")));
        }

        Duration duration(String key) {
            return Duration.parse("PT" + keys.get(key));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
