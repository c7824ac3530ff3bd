package vouch.app.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import vouch.app.limit.SignInAttempts;
import vouch.app.limit.SignInAttempts.Way;

/** Tells {@link SignInAttempts} of each sign-in that fails, and where it came from. */
record CountedSignIn(AuthenticationManager signIn, Way way, SignInAttempts attempts) implements AuthenticationManager {

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        try {
            return signIn.authenticate(asked);
        } catch (AuthenticationException failed) {
            if (asked.getDetails() instanceof WebAuthenticationDetails from) {
                attempts.failed(way, from.getRemoteAddress());
            }
            throw failed;
        }
    }
}
