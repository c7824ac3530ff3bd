package vouch.app.transfer;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import vouch.app.Settings;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.ConditionalOnTables;
import vouch.app.side.Side;
import vouch.coordination.DecisionDeadline;
import vouch.engine.deadletter.OwnDeadLetters;
import vouch.engine.seal.SealAutoConfiguration;
import vouch.engine.seal.SealBeginning;
import vouch.engine.transfer.ImportMark;
import vouch.engine.transfer.KeyFile;
import vouch.saga.SagaRestoration;

/**
 * The commands {@code export FILE}, {@code import FILE [HEAD]}, {@code export-keys FILE} and {@code import-keys FILE}: they run on the store that the settings name, without web, and
 * without anything that handles commands, events or queries, or seals events.
 */
@EnableAutoConfiguration(exclude = SealAutoConfiguration.class)
@EnableConfigurationProperties(Settings.class)
@ComponentScan("vouch.app.serialization")
@Import({ExportRunner.class, ImportRunner.class, ExportKeysRunner.class, ImportKeysRunner.class})
public class TransferCommand {

    static final String EXPORT = "export";
    static final String IMPORT = "import";
    static final String EXPORT_KEYS = "export-keys";
    static final String IMPORT_KEYS = "import-keys";

    private static final List<String> COMMANDS = List.of(EXPORT, IMPORT, EXPORT_KEYS, IMPORT_KEYS);

    /** Whether these arguments of the program are one of the commands. */
    public static boolean isMeant(String... arguments) {
        List<String> words = words(arguments);
        return words.size() == 2 && COMMANDS.contains(words.get(0)) || words.size() == 3 && IMPORT.equals(words.get(0));
    }

    /** The arguments that are no setting. */
    public static List<String> words(String... arguments) {
        return Stream.of(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
    }

    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(TransferCommand.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of("db-scheduler.enabled", false));
        return application;
    }

    @Bean
    @ConditionalOnSide(Side.SAGA)
    SagaRestoration sagaRestoration(
            JdbcTemplate database, OwnDeadLetters letters, TransactionManager transactions, Settings settings) {
        return SagaRestoration.in(
                database,
                letters,
                transactions,
                new DecisionDeadline(settings.decisionDeadline(), settings.waitingDeadline()));
    }

    @Bean
    @ConditionalOnTables
    KeyFile keyFile(JdbcTemplate database, PlatformTransactionManager transactions) {
        return new KeyFile(database, transactions);
    }

    @Bean
    @ConditionalOnSide(Side.SAGA)
    SealBeginning sealBeginning(JdbcTemplate database) {
        return new SealBeginning(database);
    }

    @Bean
    @ConditionalOnSide(Side.SAGA)
    ImportMark importMark(JdbcTemplate database) {
        return new ImportMark(database);
    }
}
