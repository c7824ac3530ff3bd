package vouch.saga;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.utils.CallbackBehavior;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;

/** The order and the account as the saga hears them: they accept every command unless told otherwise. */
final class Receivers implements CallbackBehavior {

    private final Map<Class<?>, Callable<Object>> answers = new HashMap<>();

    /** As a refusal arrives, also from another process: with the error as the details of the exception. */
    static CommandExecutionException refusal(Code code) {
        return new CommandExecutionException("refused", null, new BusinessError(code, "Because."));
    }

    Receivers refuse(Class<?> command, Code code) {
        return answer(command, () -> {
            throw refusal(code);
        });
    }

    Receivers fail(Class<?> command) {
        return answer(command, () -> {
            throw new IllegalStateException("the database is away");
        });
    }

    Receivers accept(Class<?> command) {
        answers.remove(command);
        return this;
    }

    Receivers answer(Class<?> command, Callable<Object> answer) {
        answers.put(command, answer);
        return this;
    }

    @Override
    public Object handle(Object command, MetaData metaData) throws Exception {
        return answers.getOrDefault(command.getClass(), () -> null).call();
    }
}
