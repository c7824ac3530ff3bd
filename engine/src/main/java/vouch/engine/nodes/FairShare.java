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
 * Shares the segments of the event processors among the nodes that run them. Left to itself the first node would claim
 * them all and keep them. Every second each node signs a table for the processors that run on it, and deals. A node that
 * has not signed for as long as its claims last is no longer counted, by the database's clock. A share that is out of
 * date does no harm: a segment is handled by whoever holds its claim, or waits for the next deal.
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

    /** Not earlier: to ask for the processors from another thread would make them there. */
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
            // Whatever it is: a task that fails once is never scheduled again.
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

    /** The others need not wait until it is missed. */
    @Override
    public void destroy() {
        dealing.shutdownNow();
        database.update("delete from processor_node where node = ?", node.id());
    }
}
