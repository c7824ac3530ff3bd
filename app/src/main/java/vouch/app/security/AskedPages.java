package vouch.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/** Keeps in a cookie which page a browser asked for, until the sign-in. Nobody has a session before. */
class AskedPages extends CookieRequestCache {

    /** A cookie with a longer one would be too long for browsers. */
    private static final int LONGEST_ADDRESS = 2_000;

    AskedPages() {
        setRequestMatcher(request -> SignInProblems.isForPage(request) && length(request) <= LONGEST_ADDRESS);
    }

    private static int length(HttpServletRequest request) {
        return request.getRequestURL().length()
                + Objects.requireNonNullElse(request.getQueryString(), "").length();
    }

    /** Forgets the page that is there now. Spring's request of the same address would have no headers. */
    @Override
    public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        super.getMatchingRequest(request, response);
        return null;
    }
}
