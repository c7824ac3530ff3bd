package vouch.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets pages of the listed origins call the API (CORS), and refuses those of all others. It comes before the sign-in,
 * because a browser asks first without one.
 *
 * <p>Where nobody has to sign in, the pages of other sites are refused everywhere, also when no origin is listed. A
 * browser on this machine would otherwise send commands for them: those without a body need no preflight.
 */
@Component
@Order(11)
@EnableConfigurationProperties(CorsSettings.class)
class CrossOrigin extends OncePerRequestFilter {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE");

    private static final List<String> TAKEN = List.of(
            "Accept",
            "Authorization",
            "Consistency-Token",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "Last-Event-ID",
            "Prefer",
            "traceparent",
            "X-Correlation-Id",
            "X-XSRF-TOKEN");

    private static final List<String> SHOWN = List.of(
            "Consistency-Token",
            "ETag",
            "Location",
            "Preference-Applied",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "WWW-Authenticate",
            "X-Correlation-Id");

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** Says no, and leaves the answer to the filter. */
    private static final class Judge extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {}
    }

    private final Judge judge = new Judge();
    private final CorsConfiguration listed = new CorsConfiguration();
    private final HandlerExceptionResolver problems;
    private final boolean off;
    private final boolean open;

    /** @param open whether nobody has to sign in */
    CrossOrigin(
            CorsSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            @Value("${vouch.security.open:false}") boolean open) {
        this.problems = problems;
        this.off = settings.origins().isEmpty();
        this.open = open;
        listed.setAllowedOrigins(List.copyOf(settings.origins()));
        listed.setAllowCredentials(true);
        listed.setAllowedMethods(METHODS);
        listed.setAllowedHeaders(TAKEN);
        listed.setExposedHeaders(SHOWN);
        listed.setMaxAge(REMEMBERED);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!judge.processRequest(listed, request, response)) {
            problems.resolveException(request, response, null, new CrossOriginRefused());
        } else if (!CorsUtils.isPreFlightRequest(request)) {
            chain.doFilter(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !open && (off || !request.getRequestURI().startsWith(request.getContextPath() + "/api/"));
    }
}
