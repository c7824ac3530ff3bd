package vouch.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Sends a browser that asks for a page to the sign-in. Answers everybody else with a problem, like every error. */
@Component
class SignInProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

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

    /** Whether a browser wants to show the answer. */
    static boolean isForPage(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getMethod().equals("GET") && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused) {
        problems.resolveException(request, response, null, refused);
    }
}
