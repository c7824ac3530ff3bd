package vouch.app.web;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which pages of other sites may call the API.
 *
 * @param origins the origins of the other sites whose pages may call the API in a browser, each as the browser sends it,
 *     such as https://shop.example; empty means none
 */
@ConfigurationProperties("vouch.cors")
public record CorsSettings(@DefaultValue Set<String> origins) {

    /** Exactly one origin, in the form in which browsers send it. */
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?");

    public CorsSettings {
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException("vouch.cors.origins must list origins such as https://shop.example, "
                        + "in small letters and without a path; %s is none.".formatted(origin));
            }
        }
    }
}
