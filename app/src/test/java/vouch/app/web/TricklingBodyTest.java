package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.isA;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** One byte after the other is within every time-out, and would hold a thread for as long as the client likes. */
class TricklingBodyTest {

    private final HandlerExceptionResolver problems = mock();
    private int read;

    @Test
    void doesNotWaitForEachByteOfABody() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/orders") {
            @Override
            public ServletInputStream getInputStream() {
                return new Trickle();
            }
        };
        MockFilterChain chain = new MockFilterChain();

        new BodyLimit(problems, Duration.ofMillis(100), 1).doFilter(request, new MockHttpServletResponse(), chain);

        verify(problems).resolveException(any(), any(), any(), isA(BodyTooSlow.class));
        assertThat(chain.getRequest()).isNull();
        assertThat(read).isLessThan(100);
    }

    private final class Trickle extends ServletInputStream {

        @Override
        public int read() {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            read++;
            return ' ';
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            bytes[offset] = (byte) read();
            return 1;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
