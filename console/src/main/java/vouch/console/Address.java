package vouch.console;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * The address of a page with its filters, below the base path.
 *
 * @param parameters without those that are empty: a form without a script sends them all
 */
public record Address(String path, Map<String, String> parameters) {

    public static Address of(String path, Map<String, String[]> sent) {
        Map<String, String> parameters = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            if (!values[0].isEmpty()) {
                parameters.put(name, values[0]);
            }
        });
        return new Address(path, parameters);
    }

    /** Of nothing but a path, to which parameters are added. */
    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** The same with another value; without the parameter when the value is null. */
    public Address with(String name, Object value) {
        Map<String, String> other = new LinkedHashMap<>(parameters);
        other.remove(name);
        if (value != null) {
            other.put(name, value.toString());
        }
        return new Address(path, other);
    }

    /** What a form shows: nothing for a filter that is not set. */
    public String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether a list is shown from its beginning. */
    public boolean isFirst() {
        return !parameters.containsKey("after");
    }

    /** Whether a filter hides something. */
    public boolean isFiltered() {
        return parameters.keySet().stream().anyMatch(name -> !name.equals("after") && !name.equals("order"));
    }

    @Override
    public String toString() {
        String query = parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
