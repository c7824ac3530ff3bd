package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.app.VouchTest;
import vouch.app.web.HostileRequests.Request;

/**
 * A thousand requests of somebody who looks for a way in, other ones each time. {@code -Dvouch.hostile} gives another
 * number, {@code -Dvouch.seed} the same requests again.
 */
@VouchTest
class HostileRequestsTest {

    private static final int NUMBER = Integer.getInteger("vouch.hostile", 1_000);

    /** A third of what the bodies of a thousand requests have together. */
    private static final long MEMORY = 16L << 20;

    /** Those after which the caches and buffers of the server have their size. */
    private static final int WARM_UP = 100;

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore events;

    private final Set<String> acknowledged = new HashSet<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();

    @Test
    void areAnsweredWithProblemsAndLeaveNothingBehind() throws InterruptedException {
        long seed = Long.getLong("vouch.seed", ThreadLocalRandom.current().nextInt(1_000_000));
        System.out.printf("%s: -Dvouch.seed=%d%n", getClass().getSimpleName(), seed);
        HostileRequests requests = new HostileRequests(seed, "hostile-" + seed);
        TrackingToken before = events.createHeadToken();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < WARM_UP; i++) {
            send(requests.next(), wrong);
        }
        long memory = used();

        for (int i = WARM_UP; i < NUMBER; i++) {
            send(requests.next(), wrong);
        }

        assertThat(wrong).isEmpty();
        assertThat(answers).as("attempts of all kinds").containsKeys(200, 201, 400, 404, 405, 413, 415, 422);
        assertThat(Http.on(port).get("/readyz").status()).isEqualTo(200);
        assertOnlyWhatWasAcknowledgedIsStored(before);
        Awaitility.await().untilAsserted(() -> assertThat(used()).isLessThan(memory + MEMORY));
    }

    private void send(Request request, List<String> wrong) {
        try {
            Http.Answer answer = Http.on(port).exchange(request.head(), request.body());
            answers.merge(answer.status(), 1, Integer::sum);
            check(request, answer);
        } catch (AssertionError | RuntimeException e) {
            wrong.add(request + "\n\n" + e);
        }
    }

    private void check(Request request, Http.Answer answer) {
        assertThat(isTheServersFault(request, answer.status()))
                .as(answer.toString())
                .isFalse();
        assertThat(answer.status() == 400 || !request.isAssigning())
                .as(answer.toString())
                .isTrue();
        assertThat(answer.headers().map()).doesNotContainKey("X-Injected");
        assertThat(answer.body()).doesNotContain(Hostile.EVALUATED);
        if (answer.status() >= 400) {
            answer.isProblem(answer.status(), answer.json().path("code").asString());
        } else {
            acknowledged.add(answer.header("X-Correlation-Id").orElseThrow());
        }
    }

    /** 501 is the answer to a transfer coding that a server does not know (RFC 9112, 6.1). */
    private static boolean isTheServersFault(Request request, int status) {
        return status >= 500 && !(status == 501 && request.head().contains("Transfer-Encoding"));
    }

    /** What clients cause has their correlation. The saga goes on with what was acknowledged. */
    private void assertOnlyWhatWasAcknowledgedIsStored(TrackingToken before) throws InterruptedException {
        long head = events.createHeadToken().position().orElseThrow();
        long read = 0;
        try (BlockingStream<TrackedEventMessage<?>> stored = events.openStream(before)) {
            while (read < head) {
                TrackedEventMessage<?> event = stored.nextAvailable();
                read = event.trackingToken().position().orElseThrow();
                if (event.getMetaData().get("actor").equals("anonymous")) {
                    assertThat(event.getMetaData().get("correlationId"))
                            .as("%s %s", event.getPayload(), event.getMetaData())
                            .isIn(acknowledged);
                }
            }
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
