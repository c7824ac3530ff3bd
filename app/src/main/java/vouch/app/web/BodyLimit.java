package vouch.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vouch.engine.outage.Overloaded;

/**
 * Refuses a body over 64 KiB or one that takes longer than 10 s. It needs constant memory, even if the request does not
 * announce its length. Clients whose bodies are slow can block at most three quarters of the threads that answer
 * requests.
 */
@Component
@Order(20)
class BodyLimit extends OncePerRequestFilter {

    static final int BYTES = 64 * 1024;

    /**
     * The bytes of a too large body that are still read. A client that is still sending reads the answer only
     * afterwards.
     */
    private static final int DISCARDED_BYTES = 2 * 1024 * 1024;

    /**
     * The time for the whole body, because a thread waits for it. If nothing arrives at all, the server's connection
     * time-out ends the wait sooner.
     */
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final HandlerExceptionResolver problems;
    private final Duration within;
    private final Semaphore places;

    @Autowired
    BodyLimit(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            @Value("${server.tomcat.threads.max:200}") int threads) {
        this(problems, WITHIN, threads * 3 / 4);
    }

    /** @param places how many threads may wait for a body at the same time */
    BodyLimit(HandlerExceptionResolver problems, Duration within, int places) {
        this.problems = problems;
        this.within = within;
        this.places = new Semaphore(places);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body;
        try (Reception reception = new Reception(request.getInputStream(), within, places)) {
            body = take(request, response, reception);
        }
        if (body != null) {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }

    /** Returns null when the body was refused; the request is then answered. */
    private byte[] take(HttpServletRequest request, HttpServletResponse response, Reception reception)
            throws IOException {
        try {
            byte[] body = request.getContentLengthLong() > BYTES ? null : reception.read(BYTES + 1);
            if (body != null && body.length <= BYTES) {
                return body;
            }
        } catch (BodyTooSlow | Overloaded e) {
            refuse(request, response, e);
            return null;
        }
        refuse(request, response, new BodyTooLarge());
        response.flushBuffer();
        reception.discard(DISCARDED_BYTES);
        return null;
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException why) {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problems.resolveException(request, response, null, why);
    }

    /** A request whose body was read already. */
    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        private ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    return body.read(bytes, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body is here already.");
                }
            };
        }
    }
}
