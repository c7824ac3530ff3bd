package vouch.benchmarks.stock;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.Milestone;

/** Tells whoever waits for an order how far it is shown, also when that was before. */
@Component
class Shown {

    private record Awaited(OrderId order, Milestone milestone) {}

    private final Map<Awaited, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    CompletableFuture<Void> await(OrderId order, Milestone milestone) {
        return waiting.computeIfAbsent(new Awaited(order, milestone), any -> new CompletableFuture<>());
    }

    void reached(OrderId order, Milestone milestone) {
        await(order, milestone).complete(null);
    }

    /** Nobody waits for it any more: every order comes as far once. */
    void forget(OrderId order, Milestone milestone) {
        waiting.remove(new Awaited(order, milestone));
    }
}
