package vouch.engine.commandbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.tracing.NoOpSpanFactory;
import org.junit.jupiter.api.Test;

class CommandBusAutoConfigurationTest {

    private final CommandBusAutoConfiguration configuration = new CommandBusAutoConfiguration();

    @Test
    void seesACommandBusThatDoesNotTryAgain() throws Exception {
        GroupingCommandBus retrying = new GroupingCommandBus(
                SimpleCommandBus.builder(),
                command -> "",
                new CommandSemantics() {},
                NoTransactionManager.INSTANCE,
                any -> {},
                any -> {},
                any -> false,
                1,
                1,
                Runnable::run,
                new SimpleMeterRegistry(),
                NoOpSpanFactory.INSTANCE);

        assertThat(configuration.lostRacesAreDecidedAgain(retrying).holds().call())
                .isTrue();
        assertThat(configuration
                        .lostRacesAreDecidedAgain(SimpleCommandBus.builder().build())
                        .holds()
                        .call())
                .isFalse();
    }
}
