package vouch.app.messaging;

import vouch.api.Actor;

/** Says who sends the request that the present thread answers. */
@FunctionalInterface
public interface Caller {

    /** {@link Actor#nobody()} where nobody has signed in, and where there is no request. Never a part of Vouch. */
    Actor current();
}
