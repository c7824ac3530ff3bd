package vouch.acceptance.deployment;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The sides of Vouch as deploy/kubernetes starts them. */
final class Kubernetes {

    private Kubernetes() {}

    /** The container of each deployment. */
    static Stream<Container> sides() {
        return Manifests.all(Deployment.class).stream()
                .map(side -> PodsTest.container(side.getSpec().getTemplate().getSpec()));
    }

    /** What it sets by itself, and what the generated configuration does. */
    static Map<String, Object> environment(Container side) {
        Map<String, Object> environment = new HashMap<>();
        Manifests.all(ConfigMap.class).forEach(settings -> environment.putAll(settings.getData()));
        side.getEnv().forEach(variable -> environment.put(variable.getName(), variable.getValue()));
        return environment;
    }
}
