package vouch.app.limit;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Limits the requests of each client that has signed in, from whatever address they come. */
@Component
@Order(17)
class PrincipalLimit extends RequestLimit {

    private final Buckets principals;
    private final AddressLimit addresses;
    private final SignInAttempts signIns;

    @Autowired
    PrincipalLimit(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            MeterRegistry metrics,
            LimitSettings settings,
            AddressLimit addresses,
            SignInAttempts signIns) {
        this(problems, metrics, settings, addresses, signIns, TimeMeter.SYSTEM_NANOTIME);
    }

    PrincipalLimit(
            HandlerExceptionResolver problems,
            MeterRegistry metrics,
            LimitSettings settings,
            AddressLimit addresses,
            SignInAttempts signIns,
            TimeMeter time) {
        super(problems, metrics);
        this.principals = new Buckets("principal", settings.requestsPerSecond(), Duration.ofSeconds(1), time);
        this.addresses = addresses;
        this.signIns = signIns;
    }

    @Override
    void admit(HttpServletRequest request) {
        Principal client = request.getUserPrincipal();
        if (client == null) {
            addresses.count(request);
            return;
        }
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (credentials != null) {
            signIns.succeeded(credentials);
        }
        principals.take(client.getName());
    }
}
