package vouch.app.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vouch.app.limit.SignInAttempts.Way;

/**
 * Limits, before any password or token is looked at, the requests of each address from clients that are not known to
 * have signed in.
 */
@Component
@Order(12)
class AddressLimit extends RequestLimit {

    private static final String COUNTED = AddressLimit.class.getName();
    private static final String SIGN_IN = "/sign-in";

    private final Buckets addresses;
    private final SignInAttempts signIns;

    @Autowired
    AddressLimit(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            MeterRegistry metrics,
            LimitSettings settings,
            SignInAttempts signIns) {
        this(problems, metrics, settings, signIns, TimeMeter.SYSTEM_NANOTIME);
    }

    AddressLimit(
            HandlerExceptionResolver problems,
            MeterRegistry metrics,
            LimitSettings settings,
            SignInAttempts signIns,
            TimeMeter time) {
        super(problems, metrics);
        this.addresses = new Buckets("address", settings.requestsPerSecond(), Duration.ofSeconds(1), time);
        this.signIns = signIns;
    }

    @Override
    void admit(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (credentials == null ? hasSignedIn(request.getSession(false)) : signIns.know(credentials)) {
            return;
        }
        count(request);
        if (credentials != null) {
            boolean token = credentials.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
            signIns.check(token ? Way.TOKEN : Way.PASSWORD, request.getRemoteAddr());
        } else if (isSignIn(request)) {
            signIns.check(Way.PASSWORD, request.getRemoteAddr());
        }
    }

    /** What has failed once is known no longer. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        super.doFilterInternal(request, response, chain);
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (credentials != null && response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            signIns.forget(credentials);
        }
    }

    /**
     * Counts the request for its address, once.
     *
     * @throws TooManyRequests when the address has sent too many
     */
    void count(HttpServletRequest request) {
        if (request.getAttribute(COUNTED) == null) {
            request.setAttribute(COUNTED, true);
            addresses.take(ClientAddress.of(request.getRemoteAddr()));
        }
    }

    private static boolean hasSignedIn(HttpSession session) {
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals(request.getContextPath() + SIGN_IN);
    }
}
