package vouch.query;

import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.refuse;

import java.time.Instant;

/** The parameters that ask for a state of the past. */
public final class PastMoment {

    private PastMoment() {}

    /** @throws vouch.api.BusinessError.Refusal when both are given */
    public static void check(Instant asOf, Integer version) {
        if (asOf != null && version != null) {
            throw refuse(VALIDATION_FAILED, "asOf and version do not go together: send one of them.");
        }
    }
}
