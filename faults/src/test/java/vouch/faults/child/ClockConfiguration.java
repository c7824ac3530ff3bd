package vouch.faults.child;

import java.nio.file.Path;
import java.time.Clock;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** F-08: the clocks of the application, of events and of claims jump together. */
@AutoConfiguration
@ConditionalOnProperty("faults.clock")
class ClockConfiguration {

    @Bean
    static BeanPostProcessor jumpingClock(Environment environment) {
        Path file = Path.of(environment.getRequiredProperty("faults.clock"));
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (!(bean instanceof Clock right)) {
                    return bean;
                }
                Clock jumping = new JumpingClock(right, file);
                GenericEventMessage.clock = jumping;
                AbstractTokenEntry.clock = jumping;
                return jumping;
            }
        };
    }
}
