package vouch.command.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.Snapshotter;
import org.junit.jupiter.api.Test;
import vouch.api.customer.CreditFigures;

class CustomerSnapshotsTest {

    private static final CreditFigures FIGURES = figures("1000000", "0", "0", "1");

    private final List<Integer> asked = new ArrayList<>();
    private final SnapshotTrigger trigger = trigger();
    private int events;

    private SnapshotTrigger trigger() {
        Snapshotter snapshotter = (type, id) -> asked.add(events);
        return new CustomerSnapshots(snapshotter).prepareTrigger(Customer.class);
    }

    private void happened(Object event) {
        events++;
        trigger.eventHandled(new GenericDomainEventMessage<>("Customer", CUSTOMER.toString(), events, event));
    }

    private void reserve(int orders) {
        for (int order = 0; order < orders; order++) {
            happened(reserved("" + order, FIGURES));
        }
    }

    @Test
    void asksAfterEachHundredEvents() {
        for (int order = 0; order < 150; order++) {
            happened(reserved("" + order, FIGURES));
            happened(order % 2 == 0 ? released("" + order, "1") : charged("" + order, "1"));
        }

        assertThat(asked).containsExactly(100, 200, 300);
    }

    /** Each snapshot has all open orders in it. */
    @Test
    void asksTheLessOftenTheMoreOrdersAreOpen() {
        reserve(100_000);

        long written = asked.stream().mapToLong(open -> open).sum();
        assertThat(written).isBetween(9L * 100_000, 11L * 100_000);
    }

    @Test
    void asksAfterAHundredEventsAgainWhenTheyAreOpenNoLonger() {
        reserve(20_000);
        for (int order = 0; order < 20_000; order++) {
            happened(released("" + order, "1"));
        }
        asked.clear();

        for (int more = 0; more < 200; more++) {
            happened(released("another", "0"));
        }

        assertThat(asked).hasSize(2);
    }

    @Test
    void countsTheOpenOrdersOfASnapshot() {
        Customer snapshot = new Customer();
        snapshot.on(registered("1000000"), null);
        for (int order = 0; order < 20_000; order++) {
            snapshot.on(reserved("" + order, FIGURES), null);
        }

        happened(snapshot);
        reserve(3_000);

        assertThat(asked).hasSize(1).allMatch(after -> after > 2_000);
    }
}
