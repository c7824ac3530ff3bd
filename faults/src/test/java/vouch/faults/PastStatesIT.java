package vouch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vouch.acceptance.Answer;
import vouch.acceptance.Call;
import vouch.acceptance.Launch;
import vouch.acceptance.NodeLoss;
import vouch.acceptance.Seed;
import vouch.acceptance.Wire;
import vouch.faults.check.PastStates;

/**
 * What Vouch says of earlier moments and versions, against the rows of the events and folds that share no code with it. In
 * the long form the store is that of the sets from outside of the project; otherwise that of the hand-made ones.
 */
class PastStatesIT {

    private static final int MOMENTS = 200;
    private static final Path HAND_MADE = Path.of("../acceptance/src/test/resources/conformance/handmade-terms");

    private final Random random = new Random(Seed.of("PastStatesIT"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void areThoseOfTheEvents() throws Exception {
        Path outside = Path.of(System.getProperty("vouch.conformance")).normalize();
        Path set = Length.isLong() ? outside.resolveSibling(outside.getFileName() + "-2") : HAND_MADE;
        try (Victim victim =
                new Embedded(folder, Launch.forConformance("past-states").quick())) {
            victim.start();
            NodeLoss.assertConforms(set, 1, victim.nodes(), 0);
            PastStates past = new PastStates(victim.rows().events());
            Wire wire = new Wire(victim.node().url());

            List<String> orders = List.copyOf(past.orders());
            List<String> customers = List.copyOf(past.customers());
            List<String> found = new ArrayList<>();
            for (int moment = 0; moment < MOMENTS; moment++) {
                String order = orders.get(random.nextInt(orders.size()));
                String customer = customers.get(random.nextInt(customers.size()));
                Instant at = anyOf(past.span());
                long ofOrder = 1 + random.nextInt((int) past.versionOfOrder(order));
                long ofCustomer = 1 + random.nextInt((int) past.versionOfCustomer(customer));
                compare(
                        past.orderAt(order, at),
                        PastStates.shownOrder(get(wire, "/api/orders/" + order + "?asOf=" + at)),
                        order + " at " + at,
                        found);
                compare(
                        past.orderOfVersion(order, ofOrder),
                        PastStates.shownOrder(get(wire, "/api/orders/" + order + "?version=" + ofOrder)),
                        order + " of version " + ofOrder,
                        found);
                compare(
                        past.customerAt(customer, at),
                        PastStates.shownCustomer(get(wire, "/api/customers/" + customer + "?asOf=" + at)),
                        customer + " at " + at,
                        found);
                compare(
                        past.customerOfVersion(customer, ofCustomer),
                        PastStates.shownCustomer(get(wire, "/api/customers/" + customer + "?version=" + ofCustomer)),
                        customer + " of version " + ofCustomer,
                        found);
            }
            System.out.printf(
                    "%d past states of %d events compared%n",
                    4 * MOMENTS, victim.rows().events().size());
            assertThat(found).isEmpty();
        }
    }

    private Instant anyOf(List<Instant> span) {
        long millis = Duration.between(span.get(0), span.get(1)).toMillis();
        return span.get(0).plusMillis(random.nextLong(millis + 1));
    }

    private static JsonNode get(Wire wire, String path) throws Exception {
        Answer answer = wire.send(Call.get(path));
        assertThat(answer.status()).as("%s: %s", path, answer).isIn(200, 404);
        return answer.status() == 404 ? null : answer.body();
    }

    private static void compare(String expected, String shown, String subject, List<String> found) {
        if (!expected.equals(shown)) {
            found.add(subject + ": expected " + expected + ", shown " + shown);
        }
    }
}
