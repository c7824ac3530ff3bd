package vouch.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * The token that protects a session: pages have it in their forms, scripts send the value of the cookie {@code
 * XSRF-TOKEN} in the header {@code X-XSRF-TOKEN}. Clients without a session get no cookie.
 */
final class SessionTokens implements CsrfTokenRequestHandler {

    private final CsrfTokenRequestHandler ofScripts = new CsrfTokenRequestAttributeHandler();

    /** In a page the token looks different each time, so that its compressed length tells nothing. */
    private final CsrfTokenRequestHandler ofPages = new XorCsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        ofPages.handle(request, response, token);
        if (request.getSession(false) != null) {
            token.get();
        }
    }

    @Override
    public String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        boolean ofScript = request.getHeader(token.getHeaderName()) != null;
        return (ofScript ? ofScripts : ofPages).resolveCsrfTokenValue(request, token);
    }
}
