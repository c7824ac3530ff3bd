package vouch.benchmarks.compare;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vouch.benchmarks.Unusable;

/**
 * An Axon Server of which nobody minds what it has stored. No build can bring one along: whoever has one says where it is,
 * as for the acceptance tests.
 *
 * @param control a program that is called with {@code empty}: it is started anew then, with nothing stored
 */
record AxonServer(String address, String control) {

    static final String ADDRESS = "AXONSERVER_TEST_ADDRESS";
    static final String CONTROL = "AXONSERVER_TEST_CONTROL";

    private static final int BOUND_MINUTES = 5;

    /** Nothing unless both are given: contestants cannot read each other's events. */
    static Optional<AxonServer> in(Map<String, String> environment) {
        return environment.containsKey(ADDRESS) && environment.containsKey(CONTROL)
                ? Optional.of(new AxonServer(environment.get(ADDRESS), environment.get(CONTROL)))
                : Optional.empty();
    }

    void empty() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(control, "empty").inheritIO().start();
        if (!process.waitFor(BOUND_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new Unusable(control + " empty failed, or did not end");
        }
    }

    List<String> vouchSettings() {
        return List.of(
                "--axon.axonserver.servers=" + address,
                "--vouch.security.message-keys=a-key-that-everybody-may-know-here",
                "--management.server.port=0");
    }

    /** What cannot run without it: XStream cannot read records, and commands are sent now. */
    List<String> stockSettings() {
        return List.of(
                "--axon.axonserver.enabled=true",
                "--axon.axonserver.servers=" + address,
                "--axon.serializer.messages=jackson3");
    }
}
