package vouch.engine.selfcheck;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.axonframework.updates.UpdateChecker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks what must hold for every process, whatever sides it runs. */
@Configuration(proxyBeanMethods = false)
class ProcessChecks {

    @Bean
    Check timesAreInUtc() {
        return new Check(
                () -> TimeZone.getDefault().toZoneId().getRules().equals(ZoneOffset.UTC.getRules()),
                "the time zone of the process is not UTC: start it with -Duser.timezone=UTC");
    }

    @Bean
    Check nothingIsReported(ObjectProvider<UpdateChecker> reports) {
        return new Check(
                () -> reports.getIfAvailable() == null,
                "Axon would report its use to its vendor: exclude UpdateCheckerAutoConfiguration");
    }
}
