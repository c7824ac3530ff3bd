package vouch.app.web;

import com.fasterxml.uuid.Generators;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vouch.api.Origin;

/**
 * Gives every request a correlation id: the client's {@code X-Correlation-Id}, the trace id of its {@code traceparent},
 * or a new id. The id is in the answer, in the log, and in every event that the request causes.
 */
@Component
@Order(10)
class Correlation extends OncePerRequestFilter {

    static final String HEADER = "X-Correlation-Id";

    /** Where the trace of a request is in the log's context, while traces are exported. */
    private static final String CURRENT_TRACE = "traceId";

    private static final String TRACE = Correlation.class.getName();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}.*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = of(request);
        traceOf(request);
        response.setHeader(HEADER, id);
        MDC.put(Origin.CORRELATION, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(Origin.CORRELATION);
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    /**
     * Tomcat answers a request that it refuses itself with an error dispatch to this application. That answer needs the
     * id too.
     */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /**
     * Returns the same id for all dispatches of one request. A filter may see several dispatches, on several threads.
     */
    static String of(HttpServletRequest request) {
        String id = request.getAttribute(HEADER) instanceof String known ? known : idOf(request);
        request.setAttribute(HEADER, id);
        return id;
    }

    /** Ignores an invalid id, because the id stays in logs and in the store for ever. */
    private static String idOf(HttpServletRequest request) {
        String given = request.getHeader(HEADER);
        if (given != null && ID.matcher(given).matches()) {
            return given;
        }
        return sentTrace(request)
                .orElseGet(() -> Generators.timeBasedEpochGenerator().generate().toString());
    }

    /**
     * What a problem names the request by: the trace id of its {@code traceparent}, or that of the trace that is
     * exported, or the correlation id when there is no trace.
     */
    static String traceOf(HttpServletRequest request) {
        String trace = request.getAttribute(TRACE) instanceof String known
                ? known
                : sentTrace(request)
                        .or(() -> Optional.ofNullable(MDC.get(CURRENT_TRACE)))
                        .orElseGet(() -> of(request));
        request.setAttribute(TRACE, trace);
        return trace;
    }

    private static Optional<String> sentTrace(HttpServletRequest request) {
        String parent = request.getHeader("traceparent");
        Matcher trace = TRACEPARENT.matcher(parent == null ? "" : parent);
        return trace.matches() ? Optional.of(trace.group(1)) : Optional.empty();
    }
}
