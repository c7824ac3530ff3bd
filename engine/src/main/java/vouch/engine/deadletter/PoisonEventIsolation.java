package vouch.engine.deadletter;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Finds out which event of a batch fails, and stores nothing of that event. The events of a batch share a transaction,
 * and the changes of the views reach the database at its commit. So the failure of one event fails the whole batch.
 * After that the segment handles each event in a transaction of its own, until a batch has no failure.
 */
final class PoisonEventIsolation implements HandlerEnhancerDefinition {

    private static final TransactionDefinition OWN =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    private static final String FAILED = PoisonEventIsolation.class.getName();

    private final ObjectProvider<PlatformTransactionManager> transactions;
    private final ObjectProvider<TokenStore> tokens;
    private final Set<Segment> suspected = ConcurrentHashMap.newKeySet();

    /** Takes providers, because handlers are found before other beans are created. */
    PoisonEventIsolation(ObjectProvider<PlatformTransactionManager> transactions, ObjectProvider<TokenStore> tokens) {
        this.transactions = transactions;
        this.tokens = tokens;
    }

    /** Nothing of the batch is stored: it is handled again, event by event. */
    static final class TryAlone extends RuntimeException {

        private TryAlone(Exception cause) {
            super(cause);
        }
    }

    private record Segment(String group, int id) {}

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> handler) {
        return handler.unwrap(Method.class)
                .filter(method -> handler.canHandleMessageType(EventMessage.class))
                .map(Method::getDeclaringClass)
                .filter(projection -> !DeadLetterGroup.class.isAssignableFrom(projection))
                .<MessageHandlingMember<T>>map(projection -> new Handler<>(handler, group(projection)))
                .orElse(handler);
    }

    /** Named as Axon names it by default. */
    private static String group(Class<?> projection) {
        ProcessingGroup named = projection.getAnnotation(ProcessingGroup.class);
        return named == null ? projection.getPackageName() : named.value();
    }

    private final class Handler<T> extends WrappedMessageHandlingMember<T> {

        private final String group;
        private final String segmentOfBatch;

        private Handler(MessageHandlingMember<T> handler, String group) {
            super(handler);
            this.group = group;
            segmentOfBatch = "Processor[" + group + "]/SegmentId";
        }

        @Override
        public Object handle(Message<?> event, T projection) throws Exception {
            UnitOfWork<?> batch =
                    CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root() : null;
            Integer id = batch == null ? null : batch.getResource(segmentOfBatch);
            if (id == null) {
                // A retry of a dead letter has no segment, and handles one event at a time already. The events that an
                // aggregate is read from have none.
                return super.handle(event, projection);
            }
            Segment segment = new Segment(group, id);
            return suspected.contains(segment)
                    ? alone(event, projection, batch, segment)
                    : together(event, projection, batch, segment);
        }

        private Object together(Message<?> event, T projection, UnitOfWork<?> batch, Segment segment) throws Exception {
            batch.getOrComputeResource(FAILED, first -> {
                batch.onRollback(failed -> suspected.add(segment));
                return false;
            });
            try {
                return super.handle(event, projection);
            } catch (Exception e) {
                throw new TryAlone(e);
            }
        }

        private Object alone(Message<?> event, T projection, UnitOfWork<?> batch, Segment segment) throws Exception {
            batch.getOrComputeResource(FAILED, first -> {
                batch.afterCommit(done -> {
                    if (!done.<Boolean>getResource(FAILED)) {
                        suspected.remove(segment);
                    }
                });
                return false;
            });
            TransactionStatus own = transactions.getObject().getTransaction(OWN);
            try {
                // A node that has lost its claim meanwhile must store nothing, as with a batch.
                tokens.getObject().extendClaim(group, segment.id());
                Object result = super.handle(event, projection);
                transactions.getObject().commit(own);
                return result;
            } catch (Exception e) {
                batch.resources().put(FAILED, true);
                throw e;
            } finally {
                if (!own.isCompleted()) {
                    transactions.getObject().rollback(own);
                }
            }
        }
    }
}
