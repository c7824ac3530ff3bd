package vouch.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Tells the requests of browsers for pages from those of programs. */
final class PageRequests {

    /** What is below them is for programs, also in a browser. */
    private static final List<String> OF_PROGRAMS =
            List.of("/api/", "/actuator", "/admin/", "/v3/", "/swagger-ui", "/assets/", "/livez", "/readyz");

    private PageRequests() {}

    /** Whether a browser wants to show the answer. htmx asks for parts of pages with {@code HX-Request}. */
    static boolean isPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return isOfPages(request)
                && (request.getHeader("HX-Request") != null
                        || accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE));
    }

    /** Whether the path may be one of a page. */
    static boolean isOfPages(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return OF_PROGRAMS.stream().noneMatch(path::startsWith);
    }
}
