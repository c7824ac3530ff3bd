package vouch.engine.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.axonframework.axonserver.connector.ManagedChannelCustomizer;
import org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OutageAutoConfigurationTest {

    /** With two, Axon takes its own, by its name, and no outage would be said to be over. */
    @Test
    void looksAtTheConnectionsInPlaceOfAxonsOwnCustomizer() {
        new ApplicationContextRunner()
                .withPropertyValues("spring.profiles.active=axonserver")
                .withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .withBean(Clock.class, Clock::systemUTC)
                .withConfiguration(
                        AutoConfigurations.of(AxonServerAutoConfiguration.class, OutageAutoConfiguration.class))
                .run(context -> assertThat(context.getBeanNamesForType(ManagedChannelCustomizer.class))
                        .containsExactly("axonServerAttempts"));
    }
}
