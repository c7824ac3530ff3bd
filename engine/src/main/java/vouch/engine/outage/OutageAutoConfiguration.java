package vouch.engine.outage;

import java.time.Clock;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** Reports an outage of the database or Axon Server in one line, and Axon Server's health. */
@AutoConfiguration(before = AxonServerAutoConfiguration.class)
public class OutageAutoConfiguration {

    @Bean
    OutageLog outageLog(Clock clock) {
        return new OutageLog(clock);
    }

    @Bean
    OutageFilter outageFilter(OutageLog outages) {
        return new OutageFilter(outages);
    }

    @Bean
    @Profile("axonserver")
    AxonServerAttempts axonServerAttempts(OutageLog outages) {
        return new AxonServerAttempts(outages);
    }

    @Bean
    @Profile("axonserver")
    AxonServerHealth axonServerHealth(AxonServerConnectionManager manager) {
        return new AxonServerHealth(manager);
    }
}
