package vouch.app.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Answers a problem when no controller answers: a filter failed, or Tomcat refused the request before Spring saw it.
 */
public class LastResort extends ErrorReportValve {

    /** Names the class to Tomcat, because Tomcat creates the valve itself. */
    @Component
    static class InTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

        @Override
        public void customize(TomcatServletWebServerFactory tomcat) {
            tomcat.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(LastResort.class.getName()));
        }
    }

    /** If the answer closes the connection, no thread waits for the rest of an unread body. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        AtomicBoolean read = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        if (!read.get() && "close".equals(response.getHeader(HttpHeaders.CONNECTION))) {
            response.finishResponse();
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        HttpStatus found = HttpStatus.resolve(response.getStatus());
        if (found == null || !found.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus status =
                found == HttpStatus.BAD_REQUEST && isStopping(request) ? HttpStatus.SERVICE_UNAVAILABLE : found;
        String correlation = Correlation.of(request);
        try {
            response.setStatus(status.value());
            if (status == HttpStatus.SERVICE_UNAVAILABLE) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            }
            response.setHeader(Correlation.HEADER, correlation);
            response.setContentType("application/problem+json");
            response.getOutputStream()
                    .write(json(
                                    Problem.traced(problem(status, throwable), request),
                                    instance(request.getRequestURI(), correlation))
                            .getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("The client was gone before it could be told", e);
        }
    }

    /** A Tomcat that stops does not read the headers of a new request, and then finds it bad without them. */
    private static boolean isStopping(Request request) {
        return request.getConnector().getProtocolHandler() instanceof AbstractProtocol<?> protocol
                && protocol.isPaused();
    }

    private static ProblemDetail problem(HttpStatus status, Throwable failure) {
        if (failure instanceof ClientAbortException && failure.getCause() instanceof SocketTimeoutException) {
            return new BodyTooSlow().getBody();
        }
        String detail = status == HttpStatus.BAD_REQUEST
                ? "The request is not valid HTTP. Correct its first line, its address, its headers or its body."
                : "The request could not be answered: " + status.getReasonPhrase() + ".";
        return Problem.of(status, status.name(), detail);
    }

    private static String json(ProblemDetail problem, URI instance) {
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"%s\",\"code\":\"%s\",\"trace_id\":\"%s\"}"
                .formatted(
                        problem.getType(),
                        problem.getTitle(),
                        problem.getStatus(),
                        problem.getDetail(),
                        instance,
                        problem.getProperties().get(Problem.CODE),
                        problem.getProperties().get(Problem.TRACE));
    }

    /** The path, or a URN with the correlation id when the request has no readable path. */
    private static URI instance(String path, String correlation) {
        try {
            if (path != null && path.startsWith("/")) {
                return new URI(path);
            }
        } catch (URISyntaxException e) {
            // The path of a refused request may contain any character.
        }
        return URI.create("urn:vouch:request:" + correlation);
    }
}
