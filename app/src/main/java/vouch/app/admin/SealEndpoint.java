package vouch.app.admin;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.seal.Difference;
import vouch.engine.seal.Seal;
import vouch.engine.seal.SealHead;
import vouch.engine.seal.Verification;

/** {@code /actuator/seal}: shows the seal over the stored events, and verifies it. */
@Component
@ConditionalOnTables
@Endpoint(id = "seal")
class SealEndpoint {

    private final Seal seal;
    private final OperationLog log;

    SealEndpoint(Seal seal, OperationLog log) {
        this.seal = seal;
        this.log = log;
    }

    /**
     * The seal.
     *
     * @param behind how many positions after the head have an event, or none because their transaction was rolled back
     * @param verification the one that runs, or the last one; null before the first
     */
    record Shown(SealHead head, long behind, Verified verification) {

        static Shown of(Seal seal) {
            SealHead head = seal.head();
            long sealed = head.position() == null ? 0 : head.position();
            return new Shown(
                    head,
                    Math.max(0, seal.lastPosition() - sealed),
                    seal.verification().map(Verified::of).orElse(null));
        }
    }

    record Verified(
            Verification.State state,
            Instant begunAt,
            Instant endedAt,
            long percent,
            long events,
            long differences,
            Found first,
            String failure) {

        static Verified of(Verification verification) {
            return new Verified(
                    verification.state(),
                    verification.begunAt(),
                    verification.endedAt(),
                    percent(verification),
                    verification.events(),
                    verification.differences(),
                    Found.of(verification.first()),
                    verification.failure());
        }

        /** The chain may have become longer meanwhile. */
        private static long percent(Verification verification) {
            return verification.segments() == 0
                    ? 100
                    : Math.min(100, 100 * verification.checked() / verification.segments());
        }
    }

    /** The first difference, and a sentence about it. */
    record Found(Difference.Kind kind, Long position, String eventId, Long segment, String detail) {

        static Found of(Difference first) {
            return first == null
                    ? null
                    : new Found(first.kind(), first.position(), first.eventId(), first.segment(), first.sentence());
        }
    }

    @ReadOperation
    WebEndpointResponse<Object> seal() {
        return Answers.of(() -> Shown.of(seal));
    }

    /**
     * Begins a verification of the whole chain. It goes on in the background.
     *
     * @param head one that was kept elsewhere, which must be in the chain
     */
    @WriteOperation
    WebEndpointResponse<Object> verify(@Nullable String head, @Nullable String reason) {
        return Answers.of(() -> {
            if (head != null && !SealHead.isHash(head)) {
                throw Refused.invalid(
                        "head", "Give the 64 hexadecimal digits of a head that you have kept, or leave it out.");
            }
            log.perform("verify-seal", head == null ? "seal" : head, reason, () -> {
                if (!seal.verify(Optional.ofNullable(head))) {
                    throw Refused.conflict(
                            "A verification runs already, here or on another node. GET /actuator/seal shows it.");
                }
                return "begun";
            });
            return Shown.of(seal);
        });
    }
}
