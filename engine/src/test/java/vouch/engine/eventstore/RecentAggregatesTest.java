package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import vouch.engine.dryrun.DryRun;

class RecentAggregatesTest {

    private static final int MOST = 100;

    private final RecentAggregates recent = new RecentAggregates(MOST);

    /** As orders come: each is new, and none is asked for before it was put. */
    @Test
    void keepTheNewestHoweverManyCameBefore() {
        IntStream.range(0, 50 * MOST).forEach(number -> recent.put("order/" + number, number));

        assertThat(IntStream.range(49 * MOST, 50 * MOST)).allMatch(number -> recent.containsKey("order/" + number));
        assertThat(recent.containsKey("order/" + (49 * MOST - 1))).isFalse();
    }

    @Test
    void keepWhatIsUsed() {
        recent.put("used", 1);
        IntStream.range(0, 50 * MOST).forEach(number -> {
            recent.put("order/" + number, number);
            assertThat(recent.<String, Integer>get("used")).isEqualTo(1);
        });
    }

    @Test
    void areGoneWhenTheyAreToBe() {
        recent.put("customer/1", 1);

        assertThat(recent.putIfAbsent("customer/1", 2)).isFalse();
        assertThat(recent.remove("customer/1")).isTrue();
        assertThat(recent.containsKey("customer/1")).isFalse();
        assertThat(recent.putIfAbsent("customer/1", 2)).isTrue();
        assertThat(recent.<String, Integer>get("customer/1")).isEqualTo(2);
    }

    @Test
    void areAsTheyWereAfterADryRun() {
        recent.put("customer/1", 1);

        DefaultUnitOfWork.startAndGet(DryRun.of("a command")).execute(() -> {
            assertThat(recent.containsKey("customer/1")).isFalse();
            recent.put("customer/1", 2);
            recent.putIfAbsent("customer/2", 2);
            recent.remove("customer/1");
        });

        assertThat(recent.<String, Integer>get("customer/1")).isEqualTo(1);
        assertThat(recent.containsKey("customer/2")).isFalse();
    }
}
