package vouch.query;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import vouch.api.BusinessError;
import vouch.api.ConsistencyToken;
import vouch.api.history.HistoryQuery;
import vouch.api.order.OrderQuery;
import vouch.engine.consistency.ConsistentReads;
import vouch.engine.consistency.UnknownEvents;
import vouch.engine.views.ViewPlaces;

/**
 * Lets a query that carries a {@link ConsistencyToken} wait for its view. The token travels in the query's metadata, so
 * the query may be handled in another process. A query without a token does not wait.
 */
public final class ConsistentQueries implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    private static final String KEY = "consistencyToken";
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final ConsistentReads reads;
    private final Executor threads;
    private final ViewPlaces places;

    /** @param threads answer the queries that have waited */
    ConsistentQueries(ConsistentReads reads, Executor threads, ViewPlaces places) {
        this.reads = reads;
        this.threads = threads;
        this.places = places;
    }

    /**
     * Returns what to send to the query bus: the query, with the token.
     *
     * @param token well-formed, or null when there is none
     */
    public static Object on(Object query, String token) {
        return token == null || token.isBlank() ? query : new GenericMessage<>(query, Map.of(KEY, token));
    }

    @Override
    public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> work, InterceptorChain chain) throws Exception {
        QueryMessage<?, ?> query = work.getMessage();
        if (!(query.getMetaData().get(KEY) instanceof String token)) {
            return chain.proceed();
        }
        // What is read is what was waited for, also when there is a switch meanwhile.
        try (ViewPlaces.Pin pin = places.pin()) {
            CompletableFuture<Void> shown =
                    shown(query.getPayload(), ConsistencyToken.parsed(token).orElseThrow());
            return shown.isDone() && !shown.isCompletedExceptionally()
                    ? chain.proceed()
                    : shown.thenComposeAsync(
                            covered -> pin.keeping(() -> proceed(chain)).get(), threads);
        }
    }

    private CompletableFuture<Void> shown(Object query, ConsistencyToken token) {
        try {
            return reads.await(places.processor(viewOf(query)), token.versions(), AT_MOST);
        } catch (UnknownEvents e) {
            String detail = "The Consistency-Token is not one of ours: take that of the last answer to a command.";
            throw new QueryExecutionException(detail, e, new BusinessError(VALIDATION_FAILED, detail));
        }
    }

    private static String viewOf(Object query) {
        if (query instanceof HistoryQuery) {
            return "history";
        }
        return query instanceof OrderQuery ? "order-view" : "customer-view";
    }

    private static CompletableFuture<?> proceed(InterceptorChain chain) {
        try {
            Object answer = chain.proceed();
            return answer instanceof CompletableFuture<?> later ? later : CompletableFuture.completedFuture(answer);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
