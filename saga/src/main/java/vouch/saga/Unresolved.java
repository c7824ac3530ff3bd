package vouch.saga;

import vouch.api.BusinessError;

/** A refusal that nothing can compensate: the step is parked, for a person to see. */
final class Unresolved extends RuntimeException {

    Unresolved(BusinessError refusal) {
        super(refusal.code() + ": " + refusal.detail());
    }
}
