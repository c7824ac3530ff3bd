package vouch.app.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses requests beyond a limit with 429, and counts them. Probes and scrapes are never refused. */
abstract class RequestLimit extends OncePerRequestFilter {

    private static final List<String> PROBES = List.of("/livez", "/readyz", "/actuator/health", "/actuator/prometheus");

    private final HandlerExceptionResolver problems;
    private final MeterProvider<Counter> refused;

    RequestLimit(HandlerExceptionResolver problems, MeterRegistry metrics) {
        this.problems = problems;
        this.refused = Counter.builder("vouch.ratelimited")
                .description("Requests that were refused because their client had sent too many")
                .baseUnit("requests")
                .withRegistry(metrics);
    }

    /** @throws TooManyRequests when the request is beyond a limit */
    abstract void admit(HttpServletRequest request);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            admit(request);
        } catch (TooManyRequests beyond) {
            refused.withTag("kind", beyond.kind()).increment();
            problems.resolveException(request, response, null, beyond);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return PROBES.stream().anyMatch(probe -> path.equals(probe) || path.startsWith(probe + "/"));
    }
}
