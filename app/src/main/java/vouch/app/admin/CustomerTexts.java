package vouch.app.admin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;
import vouch.app.serialization.StoredTexts;
import vouch.app.serialization.StoredTexts.Text;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.engine.consistency.HandledEvents;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;
import vouch.engine.views.ViewPlaces;

/** Finds the stored texts about a customer: in the account's events, and in those of the customer's cancelled orders. */
@Component
@ConditionalOnSide(Side.QUERY)
class CustomerTexts {

    private static final int PAGE = 500;
    private static final String ORDERS = "order-view";
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final EventLog events;
    private final ViewPlaces views;
    private final HandledEvents handled;

    CustomerTexts(EventLog events, ViewPlaces views, HandledEvents handled) {
        this.events = events;
        this.views = views;
        this.handled = handled;
    }

    /** The texts of each event that has any. */
    record Found(List<List<Text>> byEvent) {

        /** How many events have texts that are not encrypted. */
        long readable() {
            return byEvent.stream()
                    .filter(event -> event.stream().anyMatch(text -> !text.isEncrypted()))
                    .count();
        }

        /** How many events have texts that are encrypted with these keys. */
        long events(Collection<String> keys) {
            return byEvent.stream()
                    .filter(event -> event.stream().anyMatch(text -> keys.contains(text.key())))
                    .count();
        }

        /** How many such texts there are of each kind. */
        SortedMap<String, Long> texts(Collection<String> keys) {
            SortedMap<String, Long> kinds = new TreeMap<>();
            byEvent.stream()
                    .flatMap(List::stream)
                    .filter(text -> keys.contains(text.key()))
                    .forEach(text -> kinds.merge(text.field(), 1L, Long::sum));
            return kinds;
        }
    }

    /** @throws Refused when the view of the orders is behind, and may lack some of them */
    Found of(CustomerId customerId) {
        awaitOrders();
        List<List<Text>> found = new ArrayList<>();
        Consumer<LoggedEvent> note = event -> {
            List<Text> texts = StoredTexts.of(event.data());
            if (!texts.isEmpty()) {
                found.add(texts);
            }
        };
        forEach(customerId.toString(), note);
        views.live()
                .queryForList(
                        "select order_id from order_view where customer_id = ? and status = 'CANCELLED'"
                                + " and reason is not null",
                        String.class,
                        customerId.value())
                .forEach(order -> forEach(new OrderId(order).toString(), note));
        return new Found(found);
    }

    /** Until the view has every event that is stored now. */
    private void awaitOrders() {
        long last = events.lastPosition().orElse(-1);
        long until = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (handled.upTo(views.processor(ORDERS)) <= last) {
            if (System.nanoTime() > until) {
                throw Refused.conflict(
                        "The order view is behind, so not all cancelled orders of the customer are known. Ask again when"
                                + " GET /actuator/processors/order-view shows no lag.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void forEach(String stream, Consumer<LoggedEvent> note) {
        long next = 0;
        List<LoggedEvent> page;
        do {
            page = events.ofStream(stream, next, PAGE);
            page.forEach(note);
            next += page.size();
        } while (page.size() == PAGE);
    }
}
