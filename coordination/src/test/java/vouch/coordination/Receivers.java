package vouch.coordination;

import static vouch.domain.process.Orders.CUSTOMER;
import static vouch.domain.process.Orders.DAY;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.utils.CallbackBehavior;
import vouch.api.Accepted;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent.OrderApproved;
import vouch.api.order.OrderEvent.OrderRejected;

/** The order and the account as the saga hears them: they accept every command unless told otherwise. */
public final class Receivers implements CallbackBehavior {

    private final Map<Class<?>, Callable<Object>> answers = new HashMap<>();

    /** As a refusal arrives, also from another process: with the error as the details of the exception. */
    public static CommandExecutionException refusal(Code code) {
        return new CommandExecutionException("refused", null, new BusinessError(code, "Because."));
    }

    public Receivers refuse(Class<?> command, Code code) {
        return answer(command, () -> {
            throw refusal(code);
        });
    }

    public Receivers fail(Class<?> command) {
        return answer(command, () -> {
            throw new IllegalStateException("the database is away");
        });
    }

    public Receivers accept(Class<?> command) {
        answers.remove(command);
        return this;
    }

    public Receivers answer(Class<?> command, Callable<Object> answer) {
        answers.put(command, answer);
        return this;
    }

    @Override
    public Object handle(Object command, MetaData metaData) throws Exception {
        return answers.getOrDefault(command.getClass(), () -> accepted(command)).call();
    }

    /** Credit was asked for before, so that its event comes by itself. What was approved or rejected is told. */
    private static Accepted accepted(Object command) {
        if (command instanceof ApproveOrder approve) {
            return new Accepted(2, Instant.EPOCH, List.of(new OrderApproved(approve.orderId(), CUSTOMER, DAY)));
        } else if (command instanceof RejectOrder reject) {
            return new Accepted(
                    2, Instant.EPOCH, List.of(new OrderRejected(reject.orderId(), CUSTOMER, reject.reason(), DAY)));
        }
        return new Accepted(1, Instant.EPOCH, List.of());
    }
}
