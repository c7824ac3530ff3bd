package vouch.app.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import vouch.api.ConsistencyToken;
import vouch.command.http.IfMatch;
import vouch.command.http.Preference;

/**
 * Finds the headers that change what a request means and that its endpoint does not take. If they were ignored, a client
 * would believe in a condition that was never checked.
 */
final class StrictHeaders {

    /** A query may ignore them: at worst it answers what the client has already. */
    private static final List<String> CONDITIONS_OF_QUERIES =
            List.of(HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_UNMODIFIED_SINCE);

    private static final Set<String> QUERIES = Set.of("GET", "HEAD");

    private StrictHeaders() {}

    /** @return each with the {@code header} and a {@code detail} */
    static List<Map<String, String>> errors(HttpServletRequest request, HandlerMethod method) {
        List<Map<String, String>> errors = new ArrayList<>();
        String ifMatch = value(request, HttpHeaders.IF_MATCH);
        if (ifMatch != null && !takes(method, HttpHeaders.IF_MATCH)) {
            errors.add(error(
                    HttpHeaders.IF_MATCH,
                    "is not taken here. Send it with a command on an order or customer that exists."));
        } else if (ifMatch != null && !IfMatch.isWellFormed(ifMatch)) {
            errors.add(error(HttpHeaders.IF_MATCH, "must be * or a list of ETags, such as \"3\"."));
        }
        for (String condition : CONDITIONS_OF_QUERIES) {
            if (value(request, condition) != null && !QUERIES.contains(request.getMethod())) {
                errors.add(error(condition, "is not taken with a command. The condition of a command is If-Match."));
            }
        }
        String token = value(request, ConsistencyToken.HEADER);
        if (token != null && !token.isBlank()) {
            if (!takes(method, ConsistencyToken.HEADER)) {
                errors.add(error(ConsistencyToken.HEADER, "is not taken here. Send it with a query."));
            } else if (ConsistencyToken.parsed(token).isEmpty()) {
                errors.add(error(
                        ConsistencyToken.HEADER, "is not one of ours. Send it as the answer to a command had it."));
            }
        }
        String preferences = value(request, Preference.HEADER);
        if (Preference.isDryRun(preferences) && !takes(method, Preference.HEADER)) {
            errors.add(error(Preference.HEADER, "dry-run is not taken here. Send it with a command."));
        } else if (Preference.isDryRun(preferences) && Preference.isDryRunWithValue(preferences)) {
            errors.add(error(Preference.HEADER, "dry-run takes no value."));
        }
        return errors;
    }

    private static boolean takes(HandlerMethod method, String header) {
        return Stream.of(method.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
                .anyMatch(taken -> taken != null && taken.name().equals(header));
    }

    /** Several headers of one name count as one, joined with commas. Returns null when there is none. */
    private static String value(HttpServletRequest request, String header) {
        List<String> values = Collections.list(request.getHeaders(header));
        return values.isEmpty() ? null : String.join(",", values);
    }

    private static Map<String, String> error(String header, String detail) {
        return Map.of("header", header, "detail", detail);
    }
}
