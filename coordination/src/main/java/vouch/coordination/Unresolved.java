package vouch.coordination;

import vouch.api.BusinessError;

/** A refusal that nothing can compensate. The event becomes a dead letter, so that a person sees it. */
public final class Unresolved extends RuntimeException {

    public Unresolved(BusinessError refusal) {
        super(refusal.code() + ": " + refusal.detail());
    }
}
