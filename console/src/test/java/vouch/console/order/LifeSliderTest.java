package vouch.console.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vouch.api.history.RecordedEvent;
import vouch.console.Recorded;

/** Where the slider over an order's life stands. */
class LifeSliderTest {

    private static final Instant BEGIN = Instant.parse("2026-03-31T12:00:00Z");
    private static final List<RecordedEvent> LIFE = List.of(
            event("order/1", 0, "OrderCreated", 0),
            event("customer/acme", 7, "CreditDeferred", 10),
            event("customer/acme", 9, "CreditReserved", 500),
            event("order/1", 1, "OrderApproved", 510));

    @Test
    void standsAtTheLastEventUntilATime() {
        LifeSlider slider = LifeSlider.of(LIFE, BEGIN.plusMillis(499));

        assertThat(slider.at()).isEqualTo(2);
        assertThat(slider.event().type()).isEqualTo("CreditDeferred");
        assertThat(slider.before().type()).isEqualTo("OrderCreated");
        assertThat(slider.after().type()).isEqualTo("CreditReserved");
    }

    @Test
    void standsBeforeTheNextEventOfTheOrderItself() {
        assertThat(LifeSlider.of(LIFE, 1).event().type()).isEqualTo("CreditReserved");
        assertThat(LifeSlider.of(LIFE, 2).event().type()).isEqualTo("OrderApproved");
        assertThat(LifeSlider.of(LIFE, Long.MAX_VALUE).after()).isNull();
    }

    @Test
    void hasOneStepForEventsThatNoTimeTellsApart() {
        LifeSlider slider = LifeSlider.of(
                List.of(event("order/1", 0, "OrderCreated", 0), event("customer/acme", 7, "CreditReserved", 0)), BEGIN);

        assertThat(slider.all()).isEqualTo(1);
        assertThat(slider.event().type()).isEqualTo("CreditReserved");
    }

    @Test
    void standsNowhereBeforeTheFirstEvent() {
        assertThat(LifeSlider.of(LIFE, BEGIN.minusMillis(1)).event()).isNull();
    }

    private static RecordedEvent event(String stream, long sequence, String type, long millis) {
        return Recorded.event(stream, sequence, type, BEGIN.plusMillis(millis));
    }
}
