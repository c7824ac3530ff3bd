package vouch.benchmarks.inside;

import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.app.Application;

/** The product without its event processors, which would take computing time from what is measured. */
final class QuietVouch {

    private QuietVouch() {}

    /** @param more a configuration whose beans replace those of the product */
    static ConfigurableApplicationContext start(Class<?> more, String... settings) {
        ConfigurableApplicationContext vouch = new SpringApplicationBuilder(Application.class, more)
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--vouch.demo=false",
                                        "--vouch.security.open=true",
                                        "--spring.main.allow-bean-definition-overriding=true"),
                                Stream.of(settings))
                        .toArray(String[]::new));
        vouch.getBean(EventProcessingConfiguration.class)
                .eventProcessors()
                .values()
                .forEach(EventProcessor::shutDown);
        return vouch;
    }
}
