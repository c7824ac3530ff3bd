package vouch.benchmarks.stock;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.benchmarks.shop.AxonShop;

/** The same messages on Axon as its starter configures it. */
public final class StockShop extends AxonShop {

    private static final Duration LOOK = Duration.ofMillis(10);

    private final Shown shown;
    private final TrackingEventProcessor orders;

    public StockShop(String... settings) {
        this(StockApplication.start(settings));
    }

    private StockShop(ConfigurableApplicationContext application) {
        super(application);
        shown = application.getBean(Shown.class);
        orders = application
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(StockOrders.GROUP, TrackingEventProcessor.class)
                .orElseThrow();
    }

    @Override
    protected void await(AwaitOrder query) {
        shown.await(query.orderId(), query.milestone())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        shown.forget(query.orderId(), query.milestone());
    }

    @Override
    public void replay() {
        orders.shutDown();
        orders.resetTokens();
        orders.start();
        while (!isMade()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Axon calls it a replay until the first event comes that is new. */
    private boolean isMade() {
        Collection<EventTrackerStatus> segments = orders.processingStatus().values();
        return !segments.isEmpty()
                && segments.stream()
                        .allMatch(segment -> segment.isCaughtUp()
                                && segment.getCurrentPosition().orElse(-1)
                                        >= segment.getResetPosition().orElse(0));
    }
}
