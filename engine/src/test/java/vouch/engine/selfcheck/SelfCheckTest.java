package vouch.engine.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.updates.UpdateChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.StaticApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class SelfCheckTest {

    private static final Check HOLDS = new Check(() -> true, "this is wrong: do nothing");

    @Test
    void saysInOneLineWhichChecksHold(CapturedOutput output) {
        context(HOLDS, HOLDS).refresh();

        assertThat(output.getOut().lines().filter(line -> line.contains("self-check")))
                .singleElement()
                .asString()
                .endsWith("All 2 self-checks hold: check0, check1.");
    }

    @Test
    void refusesToStartAndSaysEverythingThatIsWrongAtOnce(CapturedOutput output) {
        GenericApplicationContext context = context(
                new Check(() -> false, "the moon is full: wait a day"),
                HOLDS,
                new Check(() -> false, "the tide is low: wait an hour"));
        AtomicBoolean started = new AtomicBoolean();
        context.registerBean("processors", SmartLifecycle.class, () -> new First(started));

        assertThatThrownBy(context::refresh).isInstanceOfSatisfying(SelfCheckFailed.class, failed -> {
            FailureAnalysis told = new SelfCheckFailed.Explained().analyze(failed);
            assertThat(told.getDescription()).isEqualTo("2 of 3 self-checks failed");
            assertThat(told.getAction()).isEqualTo("The moon is full: wait a day. The tide is low: wait an hour.");
        });
        assertThat(started).isFalse();
        assertThat(output.getOut()).doesNotContain("self-checks hold");
    }

    @Test
    void doesNotTakeWhatCannotBeLookedAtForGood() {
        GenericApplicationContext context = context(new Check(
                () -> {
                    throw new IllegalStateException("no such table");
                },
                "never said"));

        assertThatThrownBy(context::refresh)
                .hasMessageContaining("check0")
                .rootCause()
                .hasMessage("no such table");
    }

    @Test
    void seesATimeZoneThatIsNotUtc() throws Exception {
        Check check = new ProcessChecks().timesAreInUtc();
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Etc/UTC"));
            assertThat(check.holds().call()).isTrue();
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/London"));
            assertThat(check.holds().call()).isFalse();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void seesThatAxonWouldReportToItsVendor() throws Exception {
        StaticApplicationContext context = new StaticApplicationContext();
        Check check = new ProcessChecks().nothingIsReported(context.getBeanProvider(UpdateChecker.class));
        assertThat(check.holds().call()).isTrue();

        context.registerBean(UpdateChecker.class, () -> Mockito.mock(UpdateChecker.class));
        assertThat(check.holds().call()).isFalse();
    }

    private static GenericApplicationContext context(Check... checks) {
        GenericApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(SelfCheck.class);
        for (int i = 0; i < checks.length; i++) {
            Check check = checks[i];
            context.registerBean("check" + i, Check.class, () -> check);
        }
        return context;
    }

    /** Starts before anything else that has a life. */
    private record First(AtomicBoolean started) implements SmartLifecycle {

        @Override
        public void start() {
            started.set(true);
        }

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return started.get();
        }

        @Override
        public int getPhase() {
            return Integer.MIN_VALUE;
        }
    }
}
