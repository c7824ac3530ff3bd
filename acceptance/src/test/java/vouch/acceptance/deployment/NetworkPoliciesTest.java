package vouch.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may connect to whom, as the network policies have it when they are put together. */
class NetworkPoliciesTest {

    private final List<NetworkPolicy> policies = Manifests.all(NetworkPolicy.class);

    @Test
    void allowNothingThatIsNotAllowed() {
        assertThat(policies)
                .filteredOn(policy -> policy.getSpec().getIngress().isEmpty()
                        && policy.getSpec().getEgress().isEmpty())
                .singleElement()
                .satisfies(policy -> {
                    assertThat(Selectors.pods(policy.getSpec().getPodSelector()))
                            .containsExactlyElementsOf(Selectors.PODS.keySet());
                    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
                });
    }

    @Test
    void areForThePodsOfVouchAndAxonServerAlone() {
        assertThat(policies).allSatisfy(policy -> {
            Map<String, String> others = Map.of("app.kubernetes.io/name", "postgresql");
            assertThat(Selectors.matches(policy.getSpec().getPodSelector(), others))
                    .as(policy.getMetadata().getName())
                    .isFalse();
            assertThat(Selectors.matches(policy.getSpec().getPodSelector(), Map.of()))
                    .as(policy.getMetadata().getName())
                    .isFalse();
        });
    }

    @Test
    void letRequestsInAndMessagesAndMonitors() {
        assertThat(connections("Ingress"))
                .containsExactly(
                        "axonserver <- command 8124",
                        "axonserver <- query 8124",
                        "axonserver <- saga 8124",
                        "command <- namespace {vouch-client=true} 8080",
                        "command <- namespace {vouch-monitor=true} 9080",
                        "query <- namespace {vouch-client=true} 8080",
                        "query <- namespace {vouch-monitor=true} 9080",
                        "saga <- namespace {vouch-client=true} 8080",
                        "saga <- namespace {vouch-monitor=true} 9080");
    }

    @Test
    void letVouchOutToItsStoresAndReceivers() {
        String names = " -> namespace {kubernetes.io/metadata.name=kube-system} 53";
        assertThat(connections("Egress"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("command", "query", "saga")
                                        .flatMap(side -> Stream.of(
                                                side + " -> anyone 5432", side + " -> axonserver 8124", side + names)),
                                Stream.of("axonserver" + names, "saga -> anyone 443"))
                        .toList());
    }

    /** Each as a line: the pods that a policy is for, the other end, the port. */
    private SortedSet<String> connections(String type) {
        SortedSet<String> lines = new TreeSet<>();
        for (NetworkPolicy policy : policies) {
            if (!policy.getSpec().getPolicyTypes().contains(type)) {
                continue;
            }
            Stream<String> rules = type.equals("Ingress")
                    ? policy.getSpec().getIngress().stream()
                            .flatMap(rule -> ends(" <- ", rule.getFrom(), rule.getPorts()))
                    : policy.getSpec().getEgress().stream()
                            .flatMap(rule -> ends(" -> ", rule.getTo(), rule.getPorts()));
            rules.forEach(end -> pods(policy.getSpec().getPodSelector()).forEach(pod -> lines.add(pod + end)));
        }
        return lines;
    }

    private static Stream<String> ends(String arrow, List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
        assertThat(ports).isNotEmpty();
        return ports.stream().flatMap(port -> names(peers)
                .map(peer -> arrow + peer + " " + port.getPort().getIntVal()));
    }

    private static Stream<String> names(List<NetworkPolicyPeer> peers) {
        return peers.isEmpty()
                ? Stream.of("anyone")
                : peers.stream()
                        .flatMap(peer -> peer.getNamespaceSelector() == null
                                ? pods(peer.getPodSelector())
                                : Stream.of("namespace "
                                        + peer.getNamespaceSelector().getMatchLabels()));
    }

    private static Stream<String> pods(LabelSelector selector) {
        List<String> pods = Selectors.pods(selector).toList();
        assertThat(pods).isNotEmpty();
        return pods.stream();
    }
}
