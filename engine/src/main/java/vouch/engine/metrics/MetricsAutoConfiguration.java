package vouch.engine.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Takes every {@link Sample} of the application from time to time. */
@AutoConfiguration(after = JdbcTemplateAutoConfiguration.class)
public class MetricsAutoConfiguration {

    @Bean
    Sampler sampler(ObjectProvider<Sample> samples) {
        return new Sampler(samples.orderedStream().toList());
    }

    @Bean
    @ConditionalOnBean(JdbcTemplate.class)
    DatabaseUp databaseUp(JdbcTemplate database, MeterRegistry metrics) {
        return new DatabaseUp(database, metrics);
    }
}
