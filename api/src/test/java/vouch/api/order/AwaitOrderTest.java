package vouch.api.order;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.order.OrderQuery.Milestone.DECIDED;
import static vouch.api.order.OrderQuery.Milestone.SETTLED;
import static vouch.api.order.OrderQuery.Milestone.STORED;
import static vouch.api.order.OrderViewTest.view;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

class AwaitOrderTest {

    private static final OrderView PENDING = view(Status.PENDING, Credit.NONE, null);
    private static final OrderView APPROVED = view(Status.APPROVED, Credit.NONE, null);
    private static final OrderView APPROVED_AND_RESERVED = view(Status.APPROVED, Credit.RESERVED, null);

    @Test
    void waitsForTheVersion() {
        assertThat(await(2, STORED).reachedBy(PENDING)).isTrue();
        assertThat(await(3, STORED).reachedBy(PENDING)).isFalse();
        assertThat(await(3, SETTLED).reachedBy(APPROVED_AND_RESERVED)).isFalse();
    }

    @Test
    void waitsForTheMilestone() {
        assertThat(await(1, DECIDED).reachedBy(PENDING)).isFalse();
        assertThat(await(1, DECIDED).reachedBy(APPROVED)).isTrue();
        assertThat(await(1, SETTLED).reachedBy(APPROVED)).isFalse();
        assertThat(await(1, SETTLED).reachedBy(APPROVED_AND_RESERVED)).isTrue();
    }

    private static AwaitOrder await(long version, Milestone milestone) {
        return new AwaitOrder(new OrderId("536365"), version, milestone, Duration.ofSeconds(1));
    }
}
