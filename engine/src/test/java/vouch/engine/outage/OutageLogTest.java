package vouch.engine.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.grpc.Status;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.axonserver.connector.AxonServerException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.CannotCreateTransactionException;

/** An outage is one line, and one more each minute, whoever notices it. */
@ExtendWith(OutputCaptureExtension.class)
class OutageLogTest {

    private static final Logger LIBRARY = LoggerFactory.getLogger("org.library.Worker");
    private static final String AWAY = "Axon Server cannot be reached";

    private final Clock clock = mock();
    private final OutageLog log = new OutageLog(clock);
    private Instant now = Instant.EPOCH;
    private OutageFilter filter;

    @BeforeEach
    void filter() {
        when(clock.instant()).thenAnswer(call -> now);
        filter = new OutageFilter(log);
    }

    @AfterEach
    void filterNoMore() {
        filter.destroy();
    }

    @Test
    void saysAnOutageAtOnceAndThenOnceAMinute(CapturedOutput output) {
        for (int attempt = 0; attempt < 60; attempt++) {
            log.isAway("Axon Server", "connection refused");
            now = now.plusSeconds(2);
        }

        assertThat(output).contains(AWAY + ": connection refused").hasLineCount(2);
    }

    @Test
    void saysThatItIsBackAndWhenItIsAwayAgain(CapturedOutput output) {
        log.isBack("Axon Server");
        log.isAway("Axon Server", "1");
        now = now.plusSeconds(5);
        log.isBack("Axon Server");
        log.isBack("Axon Server");
        log.isAway("Axon Server", "2");

        assertThat(output.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains(AWAY + ": 1"),
                        line -> assertThat(line).contains("Axon Server is back after 5 s"),
                        line -> assertThat(line).contains(AWAY + ": 2"));
    }

    @Test
    void keepsToItWhateverTheLibrariesLog(CapturedOutput output) {
        Exception closed = new AxonServerException(
                "AXONIQ-0001", "The stream was closed", Status.UNAVAILABLE.asRuntimeException());
        LIBRARY.warn("Processor [{}] (task [{}]). It failed.", "view", 1, closed);
        LIBRARY.error("It failed", closed);

        assertThat(output).contains(AWAY + ": UNAVAILABLE").hasLineCount(1);
    }

    @Test
    void knowsADatabaseThatIsAway(CapturedOutput output) {
        Exception refused =
                new CannotCreateTransactionException("no connection", new SQLException("connection refused", "08001"));
        LIBRARY.warn("It failed", refused);
        LIBRARY.error("It failed for {}", "one", refused);

        assertThat(output)
                .contains("The database cannot be reached: connection refused")
                .hasLineCount(1);
    }

    @Test
    void hidesNoOtherFailure(CapturedOutput output) {
        LIBRARY.warn("first", new IllegalStateException("a mistake"));
        LIBRARY.warn("second", new SQLException("no such table", "42P01"));
        LIBRARY.warn("third", Status.INTERNAL.asRuntimeException());
        LIBRARY.warn("fourth, of {} things", 4);

        assertThat(output)
                .contains("first", "a mistake", "second", "no such table", "third", "INTERNAL", "fourth, of 4");
    }
}
