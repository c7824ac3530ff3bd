package vouch.engine.processors;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * How long an unhurried processor lets events gather. One that clients wait for works a quarter of the time at most: it
 * takes new events when four times the length of its last transaction has passed since it last took some. With a single
 * client this is over before the next event is there. Under load transactions take long, and each does again most of
 * what the one before has done: now the row of an order is written once for several of its events.
 */
final class Pace implements MessageHandlerInterceptor<EventMessage<?>> {

    static final long LONGEST_MILLIS = 100;

    private static final int SHARE = 4;
    private static final String BEGAN = Pace.class.getName() + "/began";

    private final boolean awaited;
    private final Supplier<GivingWay> way;
    private volatile long transactionNanos;

    /** @param awaited whether clients wait for what the processor does. Else it always waits as long as it may */
    Pace(boolean awaited, Supplier<GivingWay> way) {
        this.awaited = awaited;
        this.way = way;
    }

    /** Takes the time of the transaction that the event is handled in. */
    @Override
    public Object handle(UnitOfWork<? extends EventMessage<?>> work, InterceptorChain chain) throws Exception {
        work.root().getOrComputeResource(BEGAN, first -> {
            long began = System.nanoTime();
            boolean replays = ReplayToken.isReplay(work.getMessage());
            work.root().onCleanup(over -> ended(began, replays));
            return began;
        });
        return chain.proceed();
    }

    private void ended(long began, boolean replays) {
        transactionNanos = System.nanoTime() - began;
        if (replays) {
            way.get().after(began);
        }
    }

    /**
     * How long new events are left to gather, in milliseconds.
     *
     * @param sinceLast the nanoseconds since some were taken
     */
    long gathering(long sinceLast) {
        long left = TimeUnit.NANOSECONDS.toMillis(SHARE * transactionNanos - sinceLast);
        return awaited ? Math.max(0, Math.min(LONGEST_MILLIS, left)) : LONGEST_MILLIS;
    }
}
