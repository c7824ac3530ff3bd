package vouch.command.order;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.order.OrderView;
import vouch.command.http.Preference;
import vouch.command.http.ViewBehind;

/** The answer to a command on an order: which order is asked for, and how it is shown. */
final class OrderAnswer {

    /** How long an answer waits for the view to show the effect of the command, if the request has no {@code Prefer} header. */
    private static final Duration OWN_EFFECT = Duration.ofSeconds(1);

    private OrderAnswer() {}

    static AwaitOrder query(OrderId order, long version, Milestone milestone, Optional<Preference> preference) {
        return new AwaitOrder(
                order, version, milestone, preference.map(Preference::atMost).orElse(OWN_EFFECT));
    }

    /**
     * @param view null when the order could not be shown in time
     * @param otherwise what is shown in that case, or null
     * @throws ViewBehind when there is neither
     */
    static OrderView shown(OrderView view, OrderView otherwise) {
        return Optional.ofNullable(view)
                .or(() -> Optional.ofNullable(otherwise))
                .orElseThrow(ViewBehind::new);
    }

    /** @param location the URI of the new order; null if none was created */
    static ResponseEntity<OrderView> of(
            OrderView view, URI location, boolean unfinished, Optional<Preference> preference) {
        HttpStatus done = location == null ? HttpStatus.OK : HttpStatus.CREATED;
        var answer = ResponseEntity.status(unfinished ? HttpStatus.ACCEPTED : done);
        preference.ifPresent(p -> answer.header(Preference.APPLIED, p.applied()));
        Optional.ofNullable(location).ifPresent(answer::location);
        return answer.body(view);
    }
}
