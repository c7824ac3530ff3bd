package vouch.engine.processors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.eventstore.EventTables;

/** Two nodes look at the same table. Each has a processor of the same name. */
class ProcessorHoldsTest {

    private static final String VIEW = "view";

    private final JdbcTemplate database = new JdbcTemplate(EventTables.inMemory("V19__holds_of_processors"));
    private final AtomicBoolean runsHere = new AtomicBoolean(true);
    private final AtomicBoolean runsThere = new AtomicBoolean(true);
    private final ObjectProvider<Shadows> shadows = mock();
    private final ProcessorHolds here = node("here", runsHere);
    private final ProcessorHolds there = node("there", runsThere);

    @BeforeEach
    void start() {
        here.start();
        there.start();
    }

    @AfterEach
    void stop() {
        here.stop();
        there.stop();
    }

    @Test
    void stopAPausedProcessorOnEveryNodeUntilItIsResumed() {
        here.pause(VIEW);

        assertThat(runsHere).isFalse();
        awaitStopped(runsThere);
        assertThat(there.isPaused(VIEW)).isTrue();

        assertThat(there.resume(VIEW)).isTrue();

        assertThat(runsThere).isTrue();
        awaitRuns(runsHere);
    }

    @Test
    void stopAPausedProcessorOfANodeThatStartsLater() {
        here.pause(VIEW);
        AtomicBoolean runsLater = new AtomicBoolean(true);
        ProcessorHolds later = node("later", runsLater);

        later.start();
        try {
            awaitStopped(runsLater);
        } finally {
            later.stop();
        }
    }

    @Test
    void letTheNodeThatAsksWorkAlone() {
        here.askFor(List.of(VIEW));

        awaitStopped(runsThere);
        assertThat(runsHere).isTrue();

        here.giveBack(List.of(VIEW));

        awaitRuns(runsThere);
        assertThat(runsHere).isTrue();
    }

    @Test
    void endByThemselvesWhenTheNodeThatAskedWasKilled() {
        here.askFor(List.of(VIEW));
        awaitStopped(runsThere);

        database.update("update processor_hold set held_until = current_timestamp - interval '1' second");

        awaitRuns(runsThere);
    }

    @Test
    void letNobodyRunAProcessorWithoutAShadow() {
        here.retire(VIEW);

        awaitStopped(runsHere);
        awaitStopped(runsThere);
        assertThat(there.isHeld(VIEW)).isTrue();
        assertThat(there.isRetired(VIEW)).isTrue();

        there.employ(VIEW);

        awaitRuns(runsHere);
        awaitRuns(runsThere);
        assertThat(there.isHeld(VIEW)).isFalse();
    }

    @Test
    void doNotStartWhatAnOperatorStopped() {
        runsThere.set(false);
        here.pause(VIEW);

        here.resume(VIEW);
        there.resume(VIEW);

        assertThat(runsHere).isTrue();
        assertThat(runsThere).isFalse();
    }

    @Test
    void pauseOnceForTwoWhoAskForIt() {
        here.pause(VIEW);
        there.pause(VIEW);

        assertThat(here.resume(VIEW)).isTrue();
        assertThat(there.resume(VIEW)).isFalse();
        awaitRuns(runsThere);
    }

    private static void awaitStopped(AtomicBoolean running) {
        Awaitility.await().untilAsserted(() -> assertThat(running).isFalse());
    }

    private static void awaitRuns(AtomicBoolean running) {
        Awaitility.await().untilAsserted(() -> assertThat(running).isTrue());
    }

    private ProcessorHolds node(String id, AtomicBoolean running) {
        EventProcessor processor = mock();
        when(processor.getName()).thenReturn(VIEW);
        when(processor.isRunning()).thenAnswer(asked -> running.get());
        doAnswer(call -> running.getAndSet(false)).when(processor).shutDown();
        doAnswer(call -> running.getAndSet(true)).when(processor).start();
        EventProcessingConfiguration processing = mock();
        when(processing.eventProcessors()).thenReturn(Map.of(VIEW, processor));
        StoppedProcessors stopped = mock();
        doAnswer(call -> run(call.getArgument(1))).when(stopped).during(any(), any());
        doAnswer(call -> run(call.getArgument(2))).when(stopped).during(any(), any(), any());
        return new ProcessorHolds(database, processing, stopped, shadows, id);
    }

    private static Object run(Runnable operation) {
        operation.run();
        return null;
    }
}
