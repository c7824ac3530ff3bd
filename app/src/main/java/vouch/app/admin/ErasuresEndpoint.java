package vouch.app.admin;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.app.messaging.Caller;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.engine.erasure.ErasureAutoConfiguration;
import vouch.engine.erasure.Erasures;
import vouch.engine.erasure.Erasures.Erasure;

/** {@code /actuator/erasures}: erases the texts about a customer, and shows the certificates of what was erased. */
@Component
@ConditionalOnSide(Side.QUERY)
@Profile(ErasureAutoConfiguration.SHARED)
@Endpoint(id = "erasures")
class ErasuresEndpoint {

    private final Erasures erasures;
    private final CustomerErasure erasing;
    private final OperationLog log;
    private final Caller caller;

    ErasuresEndpoint(Erasures erasures, CustomerErasure erasing, OperationLog log, Caller caller) {
        this.erasures = erasures;
        this.erasing = erasing;
        this.log = log;
        this.caller = caller;
    }

    /**
     * What was erased.
     *
     * @param at since when nobody can read the texts in the events
     * @param endedAt since when no view and no snapshot has them; null before
     * @param events how many events have such texts; null before the end
     * @param texts how many of these texts there are, by the type of the event and the field; null before the end
     * @param keys the names of the keys that were erased
     */
    record Certificate(
            String erasureId,
            String customerId,
            Instant at,
            Instant endedAt,
            String actor,
            String reason,
            Long events,
            SortedMap<String, Long> texts,
            List<String> keys) {

        static Certificate of(Erasure erasure) {
            return new Certificate(
                    erasure.id(),
                    erasure.person(),
                    erasure.begunAt(),
                    erasure.endedAt(),
                    erasure.actor(),
                    erasure.reason(),
                    erasure.events(),
                    erasure.texts(),
                    erasure.keys());
        }
    }

    record Certificates(List<Certificate> items) {}

    @ReadOperation
    WebEndpointResponse<Object> erasures(@Nullable Integer limit) {
        return Answers.of(() -> new Certificates(erasures.newest(Answers.limit(limit)).stream()
                .map(Certificate::of)
                .toList()));
    }

    @ReadOperation
    WebEndpointResponse<Object> erasure(@Selector String erasureId) {
        return Answers.of(() -> erasures.withId(erasureId)
                .map(Certificate::of)
                .orElseThrow(() -> Refused.notFound("There is no erasure with this id.")));
    }

    @WriteOperation
    WebEndpointResponse<Object> erase(@Nullable String customerId, @Nullable String reason) {
        return Answers.of(() -> {
            CustomerId customer = customer(customerId);
            return log.perform(
                    "erase-customer",
                    customerId,
                    reason,
                    () -> Certificate.of(erasing.of(customer, caller.current().name(), reason)));
        });
    }

    private static CustomerId customer(String id) {
        try {
            return new CustomerId(id);
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("customerId", "Say whose texts are to be erased. " + e.getMessage());
        }
    }
}
