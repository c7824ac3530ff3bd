package vouch.app.web;

import org.springframework.http.ProblemDetail;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** Names the request in every problem that a controller, Actuator or {@link EmptyAnswer} answers. */
@ControllerAdvice
class TracedProblem extends EveryAnswer {

    @Override
    Object complete(Object body, ServerHttpRequest request, ServerHttpResponse response) {
        return body instanceof ProblemDetail problem && request instanceof ServletServerHttpRequest servlet
                ? Problem.traced(problem, servlet.getServletRequest())
                : body;
    }
}
