package vouch.app.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static vouch.api.Role.AUDITOR;
import static vouch.api.Role.CLERK;
import static vouch.api.Role.CREDIT_DIRECTOR;
import static vouch.api.Role.CREDIT_MANAGER;
import static vouch.api.Role.ELIGIBILITY;
import static vouch.api.Role.OPERATOR;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import vouch.api.Role;

/**
 * Who may call which endpoint ({@code docs/http-api.md}, Sign-in). An endpoint that has no line here stops the start.
 * Where commands and queries are handled, their senders are checked a second time.
 */
public final class Access {

    private static final Set<Role> ANY_ROLE = EnumSet.allOf(Role.class);
    private static final Set<Role> SALES = EnumSet.of(CLERK, CREDIT_MANAGER, CREDIT_DIRECTOR);
    private static final Set<Role> CREDIT = EnumSet.of(CREDIT_MANAGER, CREDIT_DIRECTOR);
    private static final Set<Role> READERS = EnumSet.of(CLERK, CREDIT_MANAGER, CREDIT_DIRECTOR, AUDITOR, OPERATOR);
    private static final Set<Role> ELIGIBILITY_SERVICE = EnumSet.of(ELIGIBILITY);
    private static final Set<Role> REPORTERS = EnumSet.of(CREDIT_MANAGER, CREDIT_DIRECTOR, AUDITOR, OPERATOR);
    private static final Set<Role> WHAT_IF = EnumSet.of(CREDIT_MANAGER, CREDIT_DIRECTOR, AUDITOR);
    private static final Set<Role> WATCHERS = EnumSet.of(AUDITOR, OPERATOR);
    private static final Set<Role> OPERATORS = EnumSet.of(OPERATOR);

    /** The first line that matches counts. */
    static final List<Line> LINES = List.of(
            line(POST, "/api/orders", SALES),
            line(POST, "/api/orders/{id}/cancellation", SALES),
            line(POST, "/api/orders/{id}/shipment", SALES),
            line(POST, "/api/orders/{id}/credit-override", CREDIT),
            line(POST, "/api/orders/{id}/credit-refusal", CREDIT),
            line(GET, "/api/orders", READERS),
            line(GET, "/api/orders/{id}", READERS),
            line(GET, "/api/orders/{id}/why", READERS),
            line(GET, "/api/orders/{id}/timeline", READERS),
            line(POST, "/api/customers", CREDIT),
            line(PUT, "/api/customers/{id}/credit-limit", CREDIT),
            line(PUT, "/api/customers/{id}/hold", CREDIT),
            line(DELETE, "/api/customers/{id}/hold", CREDIT),
            line(POST, "/api/customers/{id}/payments", CREDIT),
            line(POST, "/api/customers/{id}/payments/{payment}/reversal", CREDIT),
            line(POST, "/api/customers/{id}/credit-notes", CREDIT),
            line(PUT, "/api/customers/{id}/terms", CREDIT),
            line(POST, "/api/customers/{id}/temporary-limits", CREDIT),
            line(DELETE, "/api/customers/{id}/temporary-limits/{limit}", CREDIT),
            line(PUT, "/api/customers/{id}/eligibility", ELIGIBILITY_SERVICE),
            line(POST, "/api/customers/{id}/review", CREDIT),
            line(GET, "/api/customers", READERS),
            line(GET, "/api/customers/{id}", READERS),
            line(GET, "/api/customers/{id}/aging", READERS),
            line(GET, "/api/customers/{id}/timeline", READERS),
            line(GET, "/api/events", REPORTERS),
            line(GET, "/api/events/{id}", REPORTERS),
            line(GET, "/api/events/{id}/chain", REPORTERS),
            line(POST, "/api/webhooks", CREDIT),
            line(GET, "/api/webhooks", REPORTERS),
            line(DELETE, "/api/webhooks/{id}", CREDIT),
            line(GET, "/api/exposure", REPORTERS),
            line(GET, "/api/exposure/total", REPORTERS),
            line(POST, "/api/what-if", WHAT_IF),
            line(GET, "/api/what-if", WHAT_IF),
            line(GET, "/api/what-if/{id}", WHAT_IF),
            line(GET, "/api/what-if/{id}/flips", WHAT_IF),
            line(DELETE, "/api/what-if/{id}", WHAT_IF),
            line(GET, "/", ANY_ROLE),
            line(GET, "/v3/**", ANY_ROLE),
            line(GET, "/swagger-ui/**", ANY_ROLE),
            line(GET, "/swagger-ui.html", ANY_ROLE),
            everybody("/livez"),
            everybody("/readyz"),
            everybody("/actuator/health"),
            line(GET, "/actuator/health/**", WATCHERS),
            line(GET, "/actuator", WATCHERS),
            line(GET, "/actuator/info", ANY_ROLE),
            line(GET, "/actuator/metrics/**", WATCHERS),
            line(GET, "/actuator/prometheus", WATCHERS),
            line(GET, "/actuator/processors/**", WATCHERS),
            line(POST, "/actuator/processors/**", OPERATORS),
            line(GET, "/actuator/deadletters/**", WATCHERS),
            line(POST, "/actuator/deadletters/**", OPERATORS),
            line(GET, "/actuator/sagas/**", WATCHERS),
            line(POST, "/actuator/sagas/**", OPERATORS),
            line(GET, "/actuator/operations", WATCHERS),
            line(GET, "/actuator/seal", WATCHERS),
            line(POST, "/actuator/seal", OPERATORS),
            line(GET, "/actuator/views/{view}/{report}", OPERATORS),
            line(GET, "/actuator/views/**", WATCHERS),
            line(POST, "/actuator/views/**", OPERATORS),
            line(GET, "/actuator/export", OPERATORS),
            line(GET, "/actuator/erasures/**", WATCHERS),
            line(POST, "/actuator/erasures", OPERATORS),
            line(GET, "/actuator/demo", WATCHERS),
            line(POST, "/actuator/demo", OPERATORS),
            line(GET, "/actuator/users", WATCHERS),
            line(POST, "/actuator/users", OPERATORS),
            line(DELETE, "/actuator/users/{name}", OPERATORS),
            line(GET, "/actuator/apikeys", WATCHERS),
            line(POST, "/actuator/apikeys", OPERATORS),
            line(DELETE, "/actuator/apikeys/{id}", OPERATORS),
            line(POST, "/admin/backups", OPERATORS),
            line(GET, "/start", READERS),
            line(GET, "/queue", READERS),
            line(GET, "/orders", READERS),
            line(GET, "/orders/{id}", READERS),
            line(GET, "/customers", READERS),
            line(GET, "/customers/{id}", READERS),
            line(GET, "/exposure", REPORTERS),
            line(GET, "/what-if", WHAT_IF),
            line(GET, "/what-if/{id}", WHAT_IF),
            line(GET, "/flow", WATCHERS),
            line(GET, "/operations", WATCHERS),
            line(GET, "/operations/views/{view}", OPERATORS),
            line(GET, "/events", REPORTERS),
            line(GET, "/events/{id}", REPORTERS),
            line(GET, "/search", READERS),
            line(GET, "/help", READERS),
            line(GET, "/account", READERS),
            line(POST, "/language", READERS),
            everybody("/sign-in"),
            everybody("/assets/*"));

    private Access() {}

    /**
     * The right to one endpoint.
     *
     * @param roles who may call it; empty means everybody, also without a sign-in
     */
    public record Line(HttpMethod method, PathPattern path, Set<Role> roles) {

        boolean isOpen() {
            return roles.isEmpty();
        }

        private boolean matches(HttpMethod asked, PathContainer where) {
            boolean reads = asked.equals(HttpMethod.HEAD) && method.equals(GET);
            return (method.equals(asked) || reads) && path.matches(where);
        }
    }

    /** The line for this request; empty when no endpoint may be there. */
    public static Optional<Line> of(HttpMethod method, String path) {
        PathContainer where = PathContainer.parsePath(path);
        return LINES.stream().filter(line -> line.matches(method, where)).findFirst();
    }

    /** The path of a request below the base path, as the client wrote it. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static Line line(HttpMethod method, String path, Set<Role> roles) {
        return new Line(method, PathPatternParser.defaultInstance.parse(path), roles);
    }

    private static Line everybody(String path) {
        return line(GET, path, Set.of());
    }
}
