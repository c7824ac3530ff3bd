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
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Takes no body over 64 KiB, whether its length is announced or not, in constant memory, and none that takes too long. */
@Component
@Order(20)
class BodyLimit extends OncePerRequestFilter {

    static final int BYTES = 64 * 1024;

    /** A thread waits for it. When nothing comes at all, the server's connection time-out ends it sooner. */
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final HandlerExceptionResolver problems;
    private final Duration within;

    @Autowired
    BodyLimit(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this(problems, WITHIN);
    }

    BodyLimit(HandlerExceptionResolver problems, Duration within) {
        this.problems = problems;
        this.within = within;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > BYTES) {
            problems.resolveException(request, response, null, new BodyTooLarge());
            return;
        }
        byte[] body;
        try {
            body = read(request.getInputStream());
        } catch (BodyTooSlow e) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.resolveException(request, response, null, e);
            return;
        }
        if (body.length > BYTES) {
            problems.resolveException(request, response, null, new BodyTooLarge());
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    /** No more than one byte over the limit. */
    private byte[] read(InputStream stream) throws IOException {
        long start = System.nanoTime();
        byte[] bytes = new byte[BYTES + 1];
        int length = 0;
        for (int count = 0; count >= 0 && length < bytes.length; length += Math.max(count, 0)) {
            count = stream.read(bytes, length, bytes.length - length);
            if (System.nanoTime() - start > within.toNanos()) {
                throw new BodyTooSlow();
            }
        }
        return Arrays.copyOf(bytes, length);
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
