package vouch.engine.nodes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Shares the segments of the event processors among the nodes that run them. Without it, the first node would claim all
 * segments and keep them. Every second each node registers its running processors in a table, and deals the segments. A
 * node that has not registered for as long as a claim lasts is no longer counted, by the database's clock. An outdated
 * share does no harm: the node that holds the claim handles the segment, and a segment without a claim waits for the
 * next deal.
 */
final class FairShare implements MaxSegmentProvider, SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FairShare.class);
    private static final int DEAL_SECONDS = 1;
    private static final int ALL = Short.MAX_VALUE;

    private final ScheduledExecutorService dealing =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("fair-share"));
    private final JdbcTemplate database;
    private final TokenStore tokens;
    private final Node node;
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private volatile Map<String, Integer> shares = Map.of();
    private boolean asBefore;

    /** @param processing a provider, because the processors ask for their share while they are made */
    FairShare(
            JdbcTemplate database,
            TokenStore tokens,
            Node node,
            ObjectProvider<EventProcessingConfiguration> processing) {
        this.database = database;
        this.tokens = tokens;
        this.node = node;
        this.processing = processing;
    }

    /**
     * Starts here and not earlier: if another thread asked for the processors first, they would be created in that
     * thread.
     */
    @Override
    public void afterSingletonsInstantiated() {
        dealing.scheduleWithFixedDelay(this::deal, DEAL_SECONDS, DEAL_SECONDS, TimeUnit.SECONDS);
    }

    /** How many segments of the processor this node may hold: all of them until the first deal. */
    @Override
    public int getMaxSegments(String processor) {
        return shares.getOrDefault(processor, ALL);
    }

    private void deal() {
        try {
            sign(processing.getObject().eventProcessors().values().stream()
                    .filter(EventProcessor::isRunning)
                    .map(EventProcessor::getName)
                    .toList());
            SegmentDeal deal = new SegmentDeal();
            database.query("select processor, node from processor_node", (RowCallbackHandler)
                    row -> deal.runs(row.getString(1), row.getString(2)));
            shares = deal.sharesOf(node.id(), processor -> tokens.fetchSegments(processor).length);
            asBefore = false;
        } catch (RuntimeException e) {
            // Every exception is caught, because a task that throws is never scheduled again.
            if (!asBefore) {
                LOG.warn("The segments are shared as before, because the nodes cannot be counted: {}", e.getMessage());
            }
            asBefore = true;
        }
    }

    private void sign(List<String> running) {
        database.update(
                """
                delete from processor_node where seen_at < current_timestamp - make_interval(secs => ?)
                or node = ? and processor <> all (?)
                """,
                NodesAutoConfiguration.CLAIM_TIMEOUT.toSeconds(),
                node.id(),
                running.toArray(String[]::new));
        database.batchUpdate(
                """
                insert into processor_node (processor, node, seen_at) values (?, ?, current_timestamp)
                on conflict (processor, node) do update set seen_at = excluded.seen_at
                """,
                running.stream()
                        .map(processor -> new Object[] {processor, node.id()})
                        .toList());
    }

    /** Removes this node, so that the other nodes need not wait until its registration expires. */
    @Override
    public void destroy() {
        dealing.shutdownNow();
        database.update("delete from processor_node where node = ?", node.id());
    }
}
