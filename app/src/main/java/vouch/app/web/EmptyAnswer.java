package vouch.app.web;

import java.net.URI;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * Adds a body to an error answer that has none. For example, Actuator answers 404 without a body for an unknown metric.
 */
@ControllerAdvice
@Order(0)
class EmptyAnswer extends EveryAnswer {

    @Override
    Object complete(Object body, ServerHttpRequest request, ServerHttpResponse response) {
        HttpStatus status = response instanceof ServletServerHttpResponse servlet
                ? HttpStatus.resolve(servlet.getServletResponse().getStatus())
                : null;
        if (body != null || status == null || !status.isError()) {
            return body;
        }
        ProblemDetail problem =
                Problem.of(status, status.name(), "There is nothing to answer: " + status.getReasonPhrase() + ".");
        problem.setInstance(URI.create(request.getURI().getRawPath()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return problem;
    }
}
