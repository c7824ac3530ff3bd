package vouch.benchmarks.stock;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Axon as its starter configures it: JPA stores, tracking processors, batches of one event, XStream. Only what cannot run
 * is changed: XStream cannot read records, so events are JSON, and there is no Axon Server unless the settings name one.
 */
@SpringBootApplication
public class StockApplication {

    private static final Map<String, Object> SETTINGS = Map.of(
            "axon.axonserver.enabled",
            false,
            "axon.serializer.events",
            "jackson3",
            "axoniq.update-checker.disabled",
            true,
            "spring.jpa.hibernate.ddl-auto",
            "create",
            "spring.jpa.open-in-view",
            false,
            "spring.main.banner-mode",
            "off",
            "spring.main.web-application-type",
            "none",
            // What Vouch has of its own, and is on the class path all the same.
            "spring.flyway.enabled",
            false,
            "db-scheduler.enabled",
            false,
            "logging.level.root",
            "warn");

    static ConfigurableApplicationContext start(String... settings) {
        SpringApplication application = new SpringApplication(StockApplication.class);
        application.setDefaultProperties(SETTINGS);
        return application.run(settings);
    }
}
