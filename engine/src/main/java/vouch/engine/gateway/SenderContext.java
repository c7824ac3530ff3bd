package vouch.engine.gateway;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/**
 * What belongs to the thread that sends a message: the context of the log, and what the application adds. The answer
 * comes on another thread, and the sender may go on there, for example with the next message.
 */
public final class SenderContext {

    private final ContextSnapshotFactory snapshots;

    /** @param more what belongs to the thread besides the context of the log */
    public SenderContext(Collection<? extends ThreadLocalAccessor<?>> more) {
        ContextRegistry registry = new ContextRegistry().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
        more.forEach(registry::registerThreadLocalAccessor);
        // What the thread of the answer has of its own is not the sender's.
        this.snapshots = ContextSnapshotFactory.builder()
                .contextRegistry(registry)
                .clearMissing(true)
                .build();
    }

    /**
     * Returns the same answer. Stages that are added to it before it completes run in the context of the present
     * thread. The thread on which they run has its own context again afterwards.
     */
    public <T> CompletableFuture<T> around(CompletableFuture<T> answer) {
        ContextSnapshot sender = snapshots.captureAll();
        CompletableFuture<T> within = new CompletableFuture<>();
        answer.whenComplete((value, failure) -> {
            try (ContextSnapshot.Scope scope = sender.setThreadLocals()) {
                if (failure == null) {
                    within.complete(value);
                } else {
                    within.completeExceptionally(failure);
                }
            }
        });
        return within;
    }
}
