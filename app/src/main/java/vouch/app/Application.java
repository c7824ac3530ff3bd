package vouch.app;

import java.util.Locale;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import vouch.app.side.PresentSides;

/** Vouch: what decides, what coordinates and what remembers, in one process or in several. */
@SpringBootApplication
@EnableConfigurationProperties(Settings.class)
@Import(PresentSides.class)
public class Application {

    static {
        // Logs, and whatever else is told without its zone, are the same wherever the process runs.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        // So are the messages of Java and of the libraries, some of which clients see, and the digits of numbers.
        Locale.setDefault(Locale.ENGLISH);
    }

    public static void main(String[] args) {
        try {
            SpringApplication.run(Application.class, args);
        } catch (RuntimeException e) {
            // Already reported; threads that a half-started part left behind must not keep the process alive.
            System.exit(1);
        }
    }
}
