package vouch.app.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class CommandTransactionTest {

    private final MessagingConfiguration configuration = new MessagingConfiguration();
    private final ThreadPoolExecutor threads = configuration.commandThreads();

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    /** The database is away: the sender must hear of it, or it would wait in vain. */
    @Test
    void answersWhenItCannotBegin() {
        CannotCreateTransactionException away = new CannotCreateTransactionException("no connection");
        TransactionManager transactions = () -> {
            throw away;
        };
        CommandBus bus = configuration.commandBus(
                transactions, threads, DefaultConfigurer.defaultConfiguration().buildConfiguration());
        bus.subscribe(String.class.getName(), command -> "done");
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();

        bus.dispatch(asCommandMessage("command"), (command, result) -> answer.complete(result));

        assertThat(answer.orTimeout(5, TimeUnit.SECONDS).join().exceptionResult())
                .isSameAs(away);
    }
}
