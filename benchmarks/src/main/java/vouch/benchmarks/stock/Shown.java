package vouch.benchmarks.stock;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;

/** Tells whoever waits for an order that its decision is shown. */
@Component
class Shown {

    private final Map<OrderId, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    CompletableFuture<Void> await(OrderId order) {
        return waiting.computeIfAbsent(order, any -> new CompletableFuture<>());
    }

    void decided(OrderId order) {
        CompletableFuture<Void> waiter = waiting.remove(order);
        if (waiter != null) {
            waiter.complete(null);
        }
    }
}
