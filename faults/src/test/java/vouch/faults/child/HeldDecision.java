package vouch.faults.child;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Keeps the reservation of some orders from the saga until their deadline has asked the order to reject. The saga also
 * learns of it from the answer to its command: what it sends then is lost.
 */
final class HeldDecision implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final long LONGEST_SECONDS = 60;

    private final Instant begun = Instant.now();

    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    /** @throws IllegalStateException for the first approval of such an order */
    void loseFirst(Work work) {
        if (work.isToBeOverdue() && work.message().equals("ApproveOrder") && lost.add(work.order())) {
            throw new IllegalStateException("lost on its way");
        }
    }

    void rejected(Work work) {
        latch(work).countDown();
    }

    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> unit, InterceptorChain chain) throws Exception {
        EventMessage<?> event = unit.getMessage();
        Work work = Work.of(event).orElse(null);
        // What a process before this one has reserved may have been rejected there.
        boolean isNew = event.getTimestamp().isAfter(begun);
        if (isNew && work != null && work.isToBeOverdue() && work.message().equals("CreditReserved")) {
            latch(work).await(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
        return chain.proceed();
    }

    private CountDownLatch latch(Work work) {
        return held.computeIfAbsent(work.order(), order -> new CountDownLatch(1));
    }
}
