package vouch.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AxonServerTest {

    @Test
    void isThereWhenOneCanAlsoEmptyIt() {
        assertThat(AxonServer.in(Map.of(AxonServer.ADDRESS, "127.0.0.1:8124"))).isEmpty();
        assertThat(AxonServer.in(Map.of(AxonServer.ADDRESS, "127.0.0.1:8124", AxonServer.CONTROL, "/bin/control")))
                .contains(new AxonServer("127.0.0.1:8124", "/bin/control"));
    }
}
