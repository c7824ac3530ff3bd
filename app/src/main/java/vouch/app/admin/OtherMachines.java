package vouch.app.admin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;
import vouch.app.web.Problem;

/**
 * Lets other machines read only what a monitor needs, when management has a port of its own. There is no sign-in.
 * Anyone who reaches an operation may run it, and anyone who reads a dead letter sees its content.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class OtherMachines extends OncePerRequestFilter {

    /** Checked against the path as the request spells it: a path that must be resolved first is not safe. */
    private static final Pattern SAFE =
            Pattern.compile("/actuator/(health|info|metrics(/[a-z][a-z0-9.]*)?|prometheus)");

    private static final Set<String> READ = Set.of("GET", "HEAD");

    /** The local addresses of requests from this machine: IPv4, and IPv6 in the form of the servlet API. */
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1");

    private final JsonMapper json;

    OtherMachines(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The remote address cannot be trusted: it may come from a header, and any client can set that header.
        boolean here = THIS_MACHINE.contains(request.getLocalAddr());
        boolean safe = READ.contains(request.getMethod())
                && SAFE.matcher(request.getRequestURI()).matches();
        if (here || safe) {
            chain.doFilter(request, response);
        } else {
            refuse(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemDetail problem = Problem.of(
                HttpStatus.FORBIDDEN,
                HttpStatus.FORBIDDEN.name(),
                "Other machines may read health, info and metrics. Ask for the rest on the machine itself, at 127.0.0.1, "
                        + "or through a port-forward to it.");
        problem.setInstance(URI.create(request.getRequestURI()));
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problem.traced(problem, request)));
    }
}
