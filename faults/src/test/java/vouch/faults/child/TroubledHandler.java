package vouch.faults.child;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;

/**
 * A handler that is slow with all messages, falls asleep once at an order named {@code asleep-NAME-…}, and cannot handle
 * those of some orders: of one named {@code poison-NAME-…} while a file is there, of one named {@code thrice-NAME-…} at the
 * first three attempts.
 */
final class TroubledHandler<T> extends WrappedMessageHandlingMember<T> {

    private static final int ATTEMPTS_IN_VAIN = 3;

    private final String name;
    private final Predicate<Message<?>> troubling;
    private final Path poison;
    private final Slowness slowness;
    private final Pattern asleep;
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

    TroubledHandler(
            MessageHandlingMember<T> handler,
            String name,
            Predicate<Message<?>> troubling,
            Path poison,
            Slowness slowness) {
        super(handler);
        this.name = name;
        this.troubling = troubling;
        this.poison = poison;
        this.slowness = slowness;
        this.asleep = Pattern.compile("asleep-" + name + "-\\d+");
    }

    /**
     * How long handlers take, all together.
     *
     * @param always with every message
     * @param once with the first message of an order at which one falls asleep
     * @param slept the orders at which one did
     */
    record Slowness(Duration always, Duration once, Set<String> slept) {}

    @Override
    public Object handle(Message<?> message, T target) throws Exception {
        if (!troubling.test(message)) {
            return super.handle(message, target);
        }
        LockSupport.parkNanos(slowness.always().toNanos());
        String payload = String.valueOf(message.getPayload());
        Matcher order = asleep.matcher(payload);
        if (order.find() && slowness.slept().add(order.group())) {
            LockSupport.parkNanos(slowness.once().toNanos());
        }
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
