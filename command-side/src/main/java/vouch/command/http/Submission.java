package vouch.command.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import vouch.api.Accepted;
import vouch.api.ConsistencyToken;
import vouch.api.customer.CustomerCommand;
import vouch.api.order.OrderCommand;

/**
 * Sends the command of a request, and keeps with the request what the command was answered. So every answer gets its
 * {@value ConsistencyToken#HEADER} in one place.
 */
public final class Submission {

    private static final String TOKEN = Submission.class.getName();

    private Submission() {}

    /**
     * Must be called on the thread of the request.
     *
     * @param ifMatch as in {@link IfMatch#on}
     */
    public static CompletableFuture<Accepted> of(OrderCommand command, String ifMatch, CommandGateway commands) {
        return send(IfMatch.on(command, ifMatch), command.orderId(), commands);
    }

    /** As for an order. A payment or credit note counts as an event of its customer, in the customer's stream. */
    public static CompletableFuture<Accepted> of(CustomerCommand command, String ifMatch, CommandGateway commands) {
        return send(IfMatch.on(command, ifMatch), command.customerId(), commands);
    }

    /**
     * As for a customer, where {@code If-Match} names a version of another resource.
     *
     * @param present the number of events of that resource
     */
    public static CompletableFuture<Accepted> of(
            CustomerCommand command, String ifMatch, long present, CommandGateway commands) {
        return send(IfMatch.on(command, ifMatch, present), command.customerId(), commands);
    }

    private static CompletableFuture<Accepted> send(Object command, Object stream, CommandGateway commands) {
        CompletableFuture<Accepted> answer = commands.send(command);
        CompletableFuture<ConsistencyToken> token =
                answer.thenApply(accepted -> ConsistencyToken.of(stream, accepted.version()));
        RequestContextHolder.currentRequestAttributes().setAttribute(TOKEN, token, RequestAttributes.SCOPE_REQUEST);
        // Whoever goes on with the answer must find the token. Of several that wait for one future, any may be first.
        return token.thenCombine(answer, (made, accepted) -> accepted);
    }

    /**
     * The stream of the request's command with its version. Empty when the request has no command, when the command was
     * refused, and while it is not answered.
     */
    @SuppressWarnings("unchecked")
    public static Optional<ConsistencyToken> token(RequestAttributes request) {
        return Optional.ofNullable((CompletableFuture<ConsistencyToken>)
                        request.getAttribute(TOKEN, RequestAttributes.SCOPE_REQUEST))
                .filter(answer -> answer.isDone() && !answer.isCompletedExceptionally())
                .map(CompletableFuture::join);
    }
}
