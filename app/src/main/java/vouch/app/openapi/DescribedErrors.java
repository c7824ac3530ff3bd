package vouch.app.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import vouch.api.BusinessError;
import vouch.app.web.Problem;

/** The error answers of an operation: those that every operation has, and those that follow from what it takes. */
final class DescribedErrors {

    private static final List<HttpStatus> EVERYWHERE = List.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    private static final List<String> HEADERS = List.of("X-Correlation-Id");

    /** The headers of the answers after which a client should send the request again. */
    private static final Map<String, List<String>> HEADERS_OF = Map.of(
            "429", List.of("X-Correlation-Id", HttpHeaders.RETRY_AFTER, "RateLimit", "RateLimit-Policy"),
            "503", List.of("X-Correlation-Id", HttpHeaders.RETRY_AFTER));

    private DescribedErrors() {}

    /** The components to which operations refer. */
    static Map<String, ApiResponse> responses(Map<String, ApiResponse> written) {
        Map<String, ApiResponse> responses = new TreeMap<>();
        written.forEach((status, response) -> {
            HEADERS_OF.getOrDefault(status, HEADERS).forEach(name -> response.addHeaderObject(name, header(name)));
            Schema<?> problem = new Schema<>().$ref("#/components/schemas/Problem");
            response.setContent(
                    new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
            responses.put("Error" + status, response);
        });
        return responses;
    }

    static Header header(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }

    /** @param refusals the codes with which a rule can refuse the operation */
    static void add(Operation operation, Collection<String> refusals) {
        Set<Integer> statuses = new TreeSet<>();
        Stream.of(EVERYWHERE, ofItsParts(operation))
                .flatMap(List::stream)
                .forEach(status -> statuses.add(status.value()));
        refusals.forEach(code ->
                statuses.add(Problem.status(BusinessError.Code.valueOf(code)).value()));
        statuses.forEach(status -> operation
                .getResponses()
                .addApiResponse(
                        String.valueOf(status), new ApiResponse().$ref("#/components/responses/Error" + status)));
    }

    private static List<HttpStatus> ofItsParts(Operation operation) {
        List<HttpStatus> statuses = new ArrayList<>();
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(
                    HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNSUPPORTED_MEDIA_TYPE, HttpStatus.UNPROCESSABLE_CONTENT));
        }
        if (takes(operation, "path")) {
            statuses.add(HttpStatus.NOT_FOUND);
        }
        if (takes(operation, "query")) {
            statuses.add(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (parameters(operation).anyMatch(parameter -> parameter.getName().equals(HttpHeaders.IF_MATCH))) {
            statuses.add(HttpStatus.PRECONDITION_FAILED);
        }
        return statuses;
    }

    private static boolean takes(Operation operation, String in) {
        return parameters(operation).anyMatch(parameter -> parameter.getIn().equals(in));
    }

    static Stream<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? Stream.empty() : operation.getParameters().stream();
    }
}
