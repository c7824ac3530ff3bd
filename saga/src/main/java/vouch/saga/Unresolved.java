package vouch.saga;

import vouch.api.BusinessError;

/** A refusal that nothing can compensate. The step is parked, so that a person sees it. */
final class Unresolved extends RuntimeException {

    Unresolved(BusinessError refusal) {
        super(refusal.code() + ": " + refusal.detail());
    }
}
