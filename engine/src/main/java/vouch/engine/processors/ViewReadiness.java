package vouch.engine.processors;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import vouch.engine.metrics.Sample;

/**
 * Says whether the views of this node are near enough to the present to be read. A view is a processor that can be
 * replayed, so a saga is none. A node becomes ready when every view that it holds, or could claim, has caught up. It
 * stays ready under load, and during a replay. It is no longer ready when a view is stuck. A stopped processor, and the
 * segments of other nodes, do not count.
 */
public final class ViewReadiness extends AbstractHealthIndicator implements Sample {

    private static final Logger LOG = LoggerFactory.getLogger(ViewReadiness.class);

    /** A probe may come at any rate, and measuring costs a query. */
    private static final long LEAST_PAUSE_NANOS = 200_000_000;

    private final EventProcessingConfiguration processing;
    private final ProcessorStatus status;
    private final TokenStore tokens;
    private final ReadinessSettings settings;
    private final ObjectProvider<Shadows> shadows;
    private volatile Map<String, Behind> behind = Map.of();
    private volatile boolean ready;
    private boolean told;
    private long measured = System.nanoTime() - LEAST_PAUSE_NANOS;

    ViewReadiness(
            EventProcessingConfiguration processing,
            ProcessorStatus status,
            TokenStore tokens,
            ReadinessSettings settings,
            ObjectProvider<Shadows> shadows) {
        super("The views could not be measured");
        this.processing = processing;
        this.status = status;
        this.tokens = tokens;
        this.settings = settings;
        this.shadows = shadows;
    }

    /** How far the slowest segment of a view is behind; both are 0 before the node has claimed a segment. */
    private record Behind(long events, long seconds) {}

    /**
     * Whether this node should get queries. While it is ready, the answer is the one of the last {@link #take}, and costs
     * nothing. A node that is not ready measures again, at most five times a second.
     *
     * @throws RuntimeException in an outage of the database, if the node has not been ready yet
     */
    public boolean isReady() {
        return ready || becomesReady();
    }

    private synchronized boolean becomesReady() {
        if (!ready && System.nanoTime() - measured >= LEAST_PAUSE_NANOS) {
            take();
        }
        return ready;
    }

    @Override
    public synchronized void take() {
        measured = System.nanoTime();
        Map<String, Behind> found = new TreeMap<>();
        for (var processor : processing.eventProcessors().values()) {
            if (processor instanceof StreamingEventProcessor view && isRead(view)) {
                ProcessorStatus.Processor here = status.of(view);
                if (ready ? isStuck(here) : !hasCaughtUp(here)) {
                    found.put(here.name(), farthest(here));
                }
            }
        }
        behind = found;
        ready = found.isEmpty();
        tell();
    }

    private boolean isRead(StreamingEventProcessor view) {
        return view.supportsReset()
                && view.isRunning()
                && shadows.stream().noneMatch(shadow -> shadow.isShadow(view.getName()));
    }

    /** Keeps the last result: an outage affects every node, and is no reason to send clients to another. */
    @Override
    public void forget() {}

    private boolean isStuck(ProcessorStatus.Processor view) {
        return view.replay() == null
                && farthest(view).seconds > settings.unreadyAtAge().toSeconds();
    }

    /** A segment that nobody has claimed may become this node's, and is as far behind as it was left. */
    private boolean hasCaughtUp(ProcessorStatus.Processor view) {
        List<Integer> held =
                view.segments().stream().map(ProcessorStatus.Segment::segment).toList();
        Behind farthest = farthest(view);
        return farthest.events <= settings.readyAtEvents()
                && farthest.seconds <= settings.readyAtAge().toSeconds()
                && tokens.fetchSegments(view.name()).length > 0
                && tokens.fetchAvailableSegments(view.name()).stream()
                        .map(Segment::getSegmentId)
                        .allMatch(held::contains);
    }

    private static Behind farthest(ProcessorStatus.Processor view) {
        return new Behind(
                view.segments().stream()
                        .mapToLong(ProcessorStatus.Segment::lagEvents)
                        .max()
                        .orElse(0),
                view.segments().stream()
                        .mapToLong(ProcessorStatus.Segment::lagSeconds)
                        .max()
                        .orElse(0));
    }

    private void tell() {
        boolean known = behind.values().stream().anyMatch(view -> view.events > 0);
        if (known && !told) {
            LOG.warn(
                    "This node is not ready, because views are behind: {}. GET /actuator/processors shows more.",
                    behind);
            told = true;
        } else if (ready && told) {
            LOG.info("The views have caught up, and this node is ready.");
            told = false;
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        (isReady() ? health.up() : health.outOfService()).withDetail("behind", behind);
    }
}
