package vouch.app.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.util.UriUtils;

/** Says which parameter cannot be read. */
final class UnreadableParameter {

    private UnreadableParameter() {}

    static ProblemDetail problem(String name, Object value) {
        return problem("The parameter %s cannot be read: %s.".formatted(name, value));
    }

    /**
     * Finds the parameter that Tomcat cannot decode, because Tomcat does not name it.
     *
     * @param query the query as it was sent, or null
     */
    static ProblemDetail in(String query) {
        return problem(Stream.ofNullable(query)
                .flatMap(all -> Stream.of(all.split("&")))
                .filter(part -> part.startsWith("=") || !isEncoded(part))
                .findFirst()
                .map(UnreadableParameter::explain)
                .orElse("The query has too many parameters."));
    }

    private static ProblemDetail problem(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST", detail);
    }

    private static String explain(String part) {
        String[] pair = part.split("=", 2);
        return pair[0].isEmpty()
                ? "The query has a value without a name: %s.".formatted(part)
                : "The parameter %s cannot be read: %s. Encode each byte of its UTF-8 that is no letter or digit as %%xx."
                        .formatted(pair[0], part);
    }

    private static boolean isEncoded(String part) {
        try {
            byte[] bytes = UriUtils.decode(part, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return false;
        }
    }
}
