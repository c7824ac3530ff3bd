package vouch.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.context.ThreadLocalAccessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.AsynchronousCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import vouch.engine.commandbus.TimedCommandGateway;

class SenderContextTest {

    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    private final ExecutorService another = Executors.newSingleThreadExecutor();
    private final SenderContext context = new SenderContext(List.of(new User()));
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    /** What an application adds. */
    private static final class User implements ThreadLocalAccessor<String> {

        @Override
        public Object key() {
            return "user";
        }

        @Override
        public String getValue() {
            return USER.get();
        }

        @Override
        public void setValue(String value) {
            USER.set(value);
        }

        @Override
        public void setValue() {
            USER.remove();
        }
    }

    @AfterEach
    void clear() {
        USER.remove();
        MDC.clear();
        another.shutdown();
    }

    @Test
    void isThatOfTheSenderWhereTheSenderGoesOn() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        sender("ada", "request-7");

        CompletableFuture<?> end = context.around(answer).thenRun(this::look).thenCompose(done -> {
            look();
            return CompletableFuture.completedFuture(null);
        });
        sender("eve", "request-8");
        another.execute(() -> answer.complete("answer"));

        await(end);
        assertThat(seen).containsExactly("ada request-7", "ada request-7");
    }

    @Test
    void isThatOfTheSenderAfterAFailureToo() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        sender("ada", "request-7");

        CompletableFuture<?> end = context.around(answer).whenComplete((value, failure) -> look());
        another.execute(() -> answer.completeExceptionally(new IllegalStateException("refused")));

        assertThatThrownBy(() -> await(end))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(seen).containsExactly("ada request-7");
    }

    @Test
    void isThatOfASenderWithoutAny() {
        CompletableFuture<String> answer = new CompletableFuture<>();

        CompletableFuture<?> end = context.around(answer).thenRun(this::look);
        another.execute(() -> {
            sender("eve", "request-8");
            answer.complete("answer");
        });

        await(end);
        assertThat(seen).containsExactly("null null");
    }

    @Test
    void leavesTheOtherThreadAsItWas() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        sender("ada", "request-7");
        context.around(answer);

        another.execute(() -> {
            sender("eve", "request-8");
            answer.complete("answer");
            look();
        });

        await(CompletableFuture.runAsync(() -> {}, another));
        assertThat(seen).containsExactly("eve request-8");
    }

    /** A controller sends a command, then a query, and then answers. */
    @Test
    void goesFromTheAnswerToACommandToTheAnswerToAQuery() {
        CommandBus commandBus =
                AsynchronousCommandBus.builder().executor(another).build();
        commandBus.subscribe(String.class.getName(), command -> "decided");
        QueryBus queryBus = SimpleQueryBus.builder().build();
        CompletableFuture<String> shown = new CompletableFuture<>();
        queryBus.subscribe(Integer.class.getName(), String.class, query -> {
            look();
            return shown;
        });
        ContextualQueryGateway queries =
                new ContextualQueryGateway(DefaultQueryGateway.builder().queryBus(queryBus), context);
        TimedCommandGateway commands = new TimedCommandGateway(
                DefaultCommandGateway.builder().commandBus(commandBus), Duration.ofMinutes(10), context);
        CountDownLatch begun = new CountDownLatch(1);
        another.execute(() -> uninterrupted(begun));
        sender("ada", "request-7");

        CompletableFuture<?> end = commands.send("command")
                .thenCompose(answer -> {
                    look();
                    return queries.query(7, String.class);
                })
                .thenRun(this::look);
        another.execute(() -> shown.complete("shown"));
        begun.countDown();

        await(end);
        assertThat(seen).containsExactly("ada request-7", "ada request-7", "ada request-7");
    }

    private void look() {
        seen.add(USER.get() + " " + MDC.get("request"));
    }

    private static void sender(String user, String request) {
        USER.set(user);
        MDC.put("request", request);
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CompletableFuture<?> end) {
        end.orTimeout(10, TimeUnit.MINUTES).join();
    }
}
