package vouch.benchmarks.empty;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * What a start costs those who do nothing: the product's libraries, and what Boot and the starters configure of them by
 * themselves. Only what the product has switched off, too, or what cannot run without tables, is not there.
 */
@SpringBootApplication
public class EmptyApplication {

    private static final Map<String, Object> SETTINGS = Map.of(
            "axon.axonserver.enabled",
            false,
            "axon.serializer.general",
            "jackson3",
            "axoniq.update-checker.disabled",
            true,
            "db-scheduler.enabled",
            false,
            "spring.autoconfigure.exclude",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration,"
                    + "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "spring.jpa.open-in-view",
            false,
            "spring.main.banner-mode",
            "off",
            "logging.level.root",
            "warn");

    public static void main(String... settings) {
        SpringApplication application = new SpringApplication(EmptyApplication.class);
        application.setDefaultProperties(SETTINGS);
        application.run(settings);
    }
}
