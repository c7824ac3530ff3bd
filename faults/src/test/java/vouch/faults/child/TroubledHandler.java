package vouch.faults.child;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;

/**
 * A handler that is slow with all messages, and cannot handle those of some orders: of an order named {@code poison-NAME-…}
 * while a file is there, of one named {@code thrice-NAME-…} at the first three attempts.
 */
final class TroubledHandler<T> extends WrappedMessageHandlingMember<T> {

    private static final int ATTEMPTS_IN_VAIN = 3;

    private final String name;
    private final Predicate<Message<?>> troubling;
    private final Path poison;
    private final long slowNanos;
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

    TroubledHandler(
            MessageHandlingMember<T> handler,
            String name,
            Predicate<Message<?>> troubling,
            Path poison,
            long slowMillis) {
        super(handler);
        this.name = name;
        this.troubling = troubling;
        this.poison = poison;
        this.slowNanos = TimeUnit.MILLISECONDS.toNanos(slowMillis);
    }

    @Override
    public Object handle(Message<?> message, T target) throws Exception {
        if (!troubling.test(message)) {
            return super.handle(message, target);
        }
        LockSupport.parkNanos(slowNanos);
        String payload = String.valueOf(message.getPayload());
        if (payload.contains("poison-" + name) && Files.exists(poison)) {
            throw new Poisoned(name);
        }
        if (payload.contains("thrice-" + name) && attempts.merge(payload, 1, Integer::sum) <= ATTEMPTS_IN_VAIN) {
            throw new Poisoned(name);
        }
        return super.handle(message, target);
    }

    static final class Poisoned extends RuntimeException {

        Poisoned(String handler) {
            super(handler + " cannot handle this, as the run wants it");
        }
    }
}
