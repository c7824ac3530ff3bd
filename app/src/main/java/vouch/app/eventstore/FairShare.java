package vouch.app.eventstore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventhandling.pooled.MaxSegmentProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Shares the segments of each event processor evenly among the nodes that run it. Left to itself the first node would
 * claim them all and keep them. Each node signs a table now and then; one that has not signed for as long as its claims
 * last is no longer counted, by the database's clock. A share that is out of date does no harm:
 * a segment is handled by whoever holds its claim, or waits for the next count.
 */
final class FairShare implements MaxSegmentProvider, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FairShare.class);
    private static final int SIGN_SECONDS = 5;
    private static final int ALL = Short.MAX_VALUE;

    private final Map<String, Integer> shares = new ConcurrentHashMap<>();
    private final ScheduledExecutorService signing =
            Executors.newSingleThreadScheduledExecutor(new AxonThreadFactory("fair-share"));
    private final JdbcTemplate database;
    private final TokenStore tokens;
    private final Node node;

    FairShare(JdbcTemplate database, TokenStore tokens, Node node) {
        this.database = database;
        this.tokens = tokens;
        this.node = node;
        signing.scheduleWithFixedDelay(this::signAll, 1, SIGN_SECONDS, TimeUnit.SECONDS);
    }

    /** How many segments of the processor this node may hold; a processor that asks is taken to run here from then on. */
    @Override
    public int getMaxSegments(String processor) {
        return shares.computeIfAbsent(processor, first -> ALL);
    }

    private void signAll() {
        try {
            shares.keySet().forEach(processor -> shares.put(processor, share(processor)));
        } catch (RuntimeException e) {
            // Whatever it is: a task that fails once is never scheduled again.
            LOG.warn("The segments are shared as before, because the nodes cannot be counted: {}", e.getMessage());
        }
    }

    private int share(String processor) {
        database.update(
                """
                insert into processor_node (processor, node, seen_at) values (?, ?, current_timestamp)
                on conflict (processor, node) do update set seen_at = excluded.seen_at
                """,
                processor,
                node.id());
        database.update(
                "delete from processor_node where seen_at < current_timestamp - make_interval(secs => ?)",
                DatabaseConfiguration.CLAIM_TIMEOUT.toSeconds());
        int nodes = database.queryForObject(
                "select count(*) from processor_node where processor = ?", Integer.class, processor);
        int segments = tokens.fetchSegments(processor).length;
        return segments == 0 ? ALL : (segments + nodes - 1) / nodes;
    }

    /** The others need not wait until it is missed. */
    @Override
    public void destroy() {
        signing.shutdownNow();
        database.update("delete from processor_node where node = ?", node.id());
    }
}
