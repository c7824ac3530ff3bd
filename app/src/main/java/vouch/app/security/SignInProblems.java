package vouch.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Sends a browser that asks for a page to the sign-in. Answers everybody else with a problem, like every error. */
@Component
class SignInProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** A cookie with a longer one would be too long for browsers. */
    private static final int LONGEST_ADDRESS = 2_000;

    private final HandlerExceptionResolver problems;

    SignInProblems(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (isForPage(request)) {
            response.sendRedirect(request.getContextPath() + SignInPage.PATH);
        } else {
            problems.resolveException(request, response, null, missing);
        }
    }

    private static boolean isForPage(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getMethod().equals("GET") && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Keeps in a cookie which page was asked for, until the sign-in. Nobody has a session before. */
    static RequestCache askedPages() {
        CookieRequestCache pages = new CookieRequestCache();
        pages.setRequestMatcher(request -> isForPage(request) && length(request) <= LONGEST_ADDRESS);
        return pages;
    }

    private static int length(HttpServletRequest request) {
        return request.getRequestURL().length()
                + Objects.requireNonNullElse(request.getQueryString(), "").length();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) {
        problems.resolveException(request, response, null, refused);
    }
}
