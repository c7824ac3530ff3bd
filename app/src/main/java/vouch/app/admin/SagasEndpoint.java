package vouch.app.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.saga.SagaView;
import vouch.saga.SagasInFlight;

/** {@code /actuator/sagas}: shows the sagas that have not ended, and operates them. */
@Component
@ConditionalOnSide(Side.SAGA)
@Endpoint(id = "sagas")
class SagasEndpoint {

    private static final Duration GREATEST_AGE = Duration.ofDays(36_500);

    private final SagasInFlight sagas;
    private final SagaOperations operations;
    private final Clock clock;

    SagasEndpoint(SagasInFlight sagas, SagaOperations operations, Clock clock) {
        this.sagas = sagas;
        this.operations = operations;
        this.clock = clock;
    }

    /** @param states all of them, also when the items are those of one state */
    record InFlight(List<SagasInFlight.State> states, List<SagaView> items, @Nullable String next) {}

    record Done(String result) {}

    /**
     * Lists the sagas, oldest first.
     *
     * @param state one of {@link SagaView#STATES}; all states when absent
     * @param olderThan an ISO 8601 duration, {@code PT10M}
     * @param after the {@code next} of the page before
     */
    @ReadOperation
    WebEndpointResponse<Object> list(
            @Nullable String state, @Nullable String olderThan, @Nullable String after, @Nullable Integer limit) {
        return Answers.of(() -> {
            int atMost = Answers.limit(limit);
            List<SagaView> page =
                    sagas.list(state(state), clock.instant().minus(age(olderThan)), position(after), atMost);
            return new InFlight(
                    sagas.states(),
                    page,
                    page.size() < atMost
                            ? null
                            : page.get(atMost - 1).position().toString());
        });
    }

    @ReadOperation
    WebEndpointResponse<Object> find(@Selector String id) {
        return Answers.of(() -> operations.details(id));
    }

    /**
     * Operates the saga of an order.
     *
     * @param id the id of the order
     * @param operation {@code retry}, {@code compensate} or {@code end}
     */
    @WriteOperation
    WebEndpointResponse<Object> operate(@Selector String id, @Selector String operation, @Nullable String reason) {
        return Answers.of(() -> new Done(operations.perform(id, operation, reason)));
    }

    private static String state(String state) {
        if (state != null && !SagaView.STATES.contains(state)) {
            throw Refused.invalid("state", "Ask for one of " + SagaView.STATES + ".");
        }
        return state;
    }

    private static Duration age(String olderThan) {
        Duration age = olderThan == null ? Duration.ZERO : duration(olderThan);
        if (age.isNegative() || age.compareTo(GREATEST_AGE) > 0) {
            throw Refused.invalid("olderThan", "Give a duration from PT0S to P36500D.");
        }
        return age;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw Refused.invalid("olderThan", "Give a duration like PT10M.");
        }
    }

    private static SagaView.Position position(String after) {
        try {
            return after == null ? null : SagaView.Position.of(after);
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("after", "Take \"next\" of the page before as it is.");
        }
    }
}
