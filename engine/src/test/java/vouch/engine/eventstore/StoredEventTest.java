package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.common.DateTimeUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredEventTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00.000Z",
                "2024-02-29T23:59:59.999Z",
                "1969-12-31T12:34:56.789Z",
                "2026-07-08T09:10:11Z",
                "2026-07-08T09:10:11.123456Z"
            })
    void hasTheTimeThatAxonReads(String text) {
        assertThat(StoredEvent.time(text)).isEqualTo(DateTimeUtils.parseInstant(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30T00:00:00.000Z", "2026-01-01T24:00:01.000Z", "2026-01-01 00:00:00.000Z"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> StoredEvent.time(text)).isInstanceOf(RuntimeException.class);
    }
}
