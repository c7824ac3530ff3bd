package vouch.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import vouch.app.cleanroom.CleanRoom;
import vouch.app.side.PresentSides;
import vouch.app.transfer.TransferCommand;

/**
 * Starts Vouch with the command, saga, query and console sides, in one process or in several; or exports or imports its
 * events, verifies its seal, or shows a copy of events in a clean room.
 */
@SpringBootApplication
@EnableConfigurationProperties(Settings.class)
@Import(PresentSides.class)
public class Application {

    static {
        // Logs, and other times without a zone, are the same on every machine.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        // Messages of Java and of the libraries, and the digits of numbers, are the same too. Clients see some of them.
        Locale.setDefault(Locale.ENGLISH);
    }

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VerifySeal.COMMAND)) {
            String[] options = Arrays.copyOfRange(args, 1, args.length);
            System.exit(new VerifySeal(System.getenv(), System.out, System.err).run(options));
        }
        try {
            boolean transfer = TransferCommand.isMeant(args);
            SpringApplication vouch =
                    transfer ? TransferCommand.application() : new SpringApplication(Application.class);
            vouch.addInitializers(
                    context -> checkCommand(transfer, args),
                    MeantSettings::checkSystemProperties,
                    new CleanRoom(transfer));
            ConfigurableApplicationContext running = vouch.run(args);
            if (transfer) {
                System.exit(SpringApplication.exit(running));
            }
        } catch (RuntimeException e) {
            // The failure is already reported. Threads of a half-started part must not keep the process alive.
            System.exit(1);
        }
    }

    /** Spring would ignore an argument that is no setting. Vouch would then start, and do something else than was meant. */
    private static void checkCommand(boolean transfer, String... args) {
        List<String> words = TransferCommand.words(args);
        if (!transfer && !words.isEmpty()) {
            throw new StartRefused(
                    "there is no command " + String.join(" ", words),
                    "write export FILE, import FILE, export-keys FILE, import-keys FILE or verify-seal URL, or a setting as --NAME=VALUE");
        }
    }
}
