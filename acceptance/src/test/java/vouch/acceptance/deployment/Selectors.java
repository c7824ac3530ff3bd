package vouch.acceptance.deployment;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pods of deploy/kubernetes, and which of them a selector means. */
final class Selectors {

    /** By the name of what makes them. */
    static final SortedMap<String, PodTemplateSpec> PODS = new TreeMap<>();

    static {
        Manifests.all(Deployment.class)
                .forEach(one ->
                        PODS.put(one.getMetadata().getName(), one.getSpec().getTemplate()));
        Manifests.all(StatefulSet.class)
                .forEach(one ->
                        PODS.put(one.getMetadata().getName(), one.getSpec().getTemplate()));
    }

    private Selectors() {}

    static Stream<String> pods(LabelSelector selector) {
        return PODS.entrySet().stream()
                .filter(pod -> matches(selector, pod.getValue().getMetadata().getLabels()))
                .map(Map.Entry::getKey);
    }

    static Stream<String> pods(Map<String, String> labels) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(labels);
        return pods(selector);
    }

    /** The ports of the containers, by name. */
    static Map<String, Integer> ports(String pod) {
        return PODS.get(pod).getSpec().getContainers().stream()
                .flatMap(container -> container.getPorts().stream())
                .collect(Collectors.toMap(port -> port.getName(), port -> port.getContainerPort()));
    }

    static boolean matches(LabelSelector selector, Map<String, String> labels) {
        return (selector.getMatchLabels() == null
                        || labels.entrySet()
                                .containsAll(selector.getMatchLabels().entrySet()))
                && selector.getMatchExpressions().stream().allMatch(requirement -> matches(requirement, labels));
    }

    private static boolean matches(LabelSelectorRequirement requirement, Map<String, String> labels) {
        if (!requirement.getOperator().equals("In")) {
            throw new AssertionError("Only In is understood here, not " + requirement.getOperator());
        }
        return labels.containsKey(requirement.getKey())
                && requirement.getValues().contains(labels.get(requirement.getKey()));
    }
}
