package vouch.acceptance;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * Vouch in one of its {@link Shape}s.
 *
 * @param addresses of those nodes that take commands, and of those that take queries
 * @param database beside them
 */
record Deployment(List<Node> nodes, Addresses addresses, Closeable database) implements AutoCloseable {

    /** Each node takes commands and queries. */
    static Deployment ofEquals(Closeable database, Node... nodes) {
        URI[] urls = List.of(nodes).stream().map(Node::url).toArray(URI[]::new);
        return new Deployment(List.of(nodes), Addresses.of(urls), database);
    }

    /** All at once, as an operator would; comes back when all are ready. */
    void start() throws IOException, InterruptedException {
        for (Node node : nodes) {
            node.begin();
        }
        for (Node node : nodes) {
            node.awaitReady();
        }
    }

    Vouch client() {
        return new Vouch(addresses, Bounded.HANGING, Bounded.HANGING, () -> nodes.stream()
                .anyMatch(Node::isStarting));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (database) {
            for (Node node : nodes) {
                node.close();
            }
        }
    }
}
