package vouch.query.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads again and again what no event tells, once for all clients that ask the same, and tells them what is new. Nobody
 * waits for what is read here.
 */
final class LivePolls {

    private static final Logger LOG = LoggerFactory.getLogger(LivePolls.class);

    private final Set<LiveClient> clients;
    private final Function<Object, byte[]> json;
    private final Consumer<LiveClient> resync;
    private final Map<Object, Object> stamps = new HashMap<>();

    LivePolls(Set<LiveClient> clients, Function<Object, byte[]> json, Consumer<LiveClient> resync) {
        this.clients = clients;
        this.json = json;
        this.resync = resync;
    }

    /** Must be called again and again, by one thread. */
    void step() {
        Map<Object, List<LiveClient>> polled = clients.stream()
                .filter(client -> client.poll() != null)
                .collect(Collectors.groupingBy(client -> client.poll().query()));
        stamps.keySet().retainAll(polled.keySet());
        polled.forEach(this::poll);
    }

    /** The stamp is read first: what changes afterwards has another one. */
    private void poll(Object query, List<LiveClient> followers) {
        try {
            LiveClient one = followers.get(0);
            Object stamp = one.poll().stamp().get();
            if (!stamp.equals(stamps.put(query, stamp))) {
                byte[] now = json.apply(one.read());
                UUID mark = LiveClient.mark(now);
                byte[] frame = Frames.change(one.position(), now);
                followers.forEach(client -> client.polled(mark, frame));
            }
        } catch (RuntimeException e) {
            stamps.remove(query);
            LOG.warn("Clients with a live answer must begin anew, because it cannot be read: {}", e.toString());
            followers.forEach(resync);
        }
    }
}
