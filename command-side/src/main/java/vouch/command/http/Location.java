package vouch.command.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** The URL of what a request created, relative to the base path under which the client reaches this process. */
public final class Location {

    private Location() {}

    /**
     * Must be called on the thread of the request. Behind a proxy, the base path is the one that the proxy forwards.
     */
    public static URI of(HttpServletRequest request, String path) {
        return URI.create(UriUtils.encodePath(request.getContextPath() + path, StandardCharsets.UTF_8));
    }
}
