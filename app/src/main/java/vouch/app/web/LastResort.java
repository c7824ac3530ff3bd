package vouch.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Errors that reach no controller are problems too: those of a filter, and those that Tomcat finds before Spring. */
@RestController
class LastResort implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Asked for by a client, the path is as unknown as any other.
        HttpStatus known = status instanceof Integer code ? HttpStatus.valueOf(code) : HttpStatus.NOT_FOUND;
        return ResponseEntity.status(known).body(problem(known));
    }

    private static ProblemDetail problem(HttpStatus status) {
        return Problem.of(
                status, status.name(), "The request could not be answered: " + status.getReasonPhrase() + ".");
    }

    /** Makes Tomcat use {@link Valve}. */
    @Component
    static class TomcatErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        @Override
        public void customize(TomcatServletWebServerFactory tomcat) {
            tomcat.addContextCustomizers(
                    context -> ((StandardHost) context.getParent()).setErrorReportValveClass(Valve.class.getName()));
        }
    }

    /** Answers a request that is not even HTTP, such as one with a forbidden character in its path. */
    public static class Valve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable throwable) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            ProblemDetail problem = problem(status);
            String json =
                    "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"/\",\"code\":\"%s\"}"
                            .formatted(
                                    problem.getType(),
                                    problem.getTitle(),
                                    status.value(),
                                    problem.getDetail(),
                                    status.name());
            try {
                response.setContentType("application/problem+json");
                response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException e) {
                container.getLogger().debug("The client was gone before it could be told", e);
            }
        }
    }
}
