package vouch.app.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import vouch.app.limit.SignInAttempts.Way;

/** Both filters, and between them a sign-in that knows one token, one password and their clients. */
class RequestLimitTest {

    private static final LimitSettings SETTINGS = new LimitSettings(10, 3);
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final Hand time = new Hand();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final HandlerExceptionResolver problems = (request, response, handler, beyond) -> {
        response.setStatus(429);
        return new ModelAndView();
    };
    private final SignInAttempts signIns = new SignInAttempts(SETTINGS, time);
    private final AddressLimit addresses = new AddressLimit(problems, metrics, SETTINGS, signIns, time);
    private final PrincipalLimit principals = new PrincipalLimit(problems, metrics, SETTINGS, addresses, signIns, time);

    @Test
    void leavesOthersAloneWhenOneClientSendsTooMuch() {
        assertThat(flood("Bearer ada", HERE, 50)).containsOnlyOnce(429).startsWith(200);

        assertThat(send("Bearer grace", HERE)).isEqualTo(200);
        assertThat(send(null, HERE)).isEqualTo(401);
        assertThat(refused("principal")).isEqualTo(40);
    }

    @Test
    void followsAClientToAnotherAddress() {
        flood("Bearer ada", HERE, 50);

        assertThat(send("Bearer ada", THERE)).isEqualTo(429);
    }

    @Test
    void letsAClientGoOnAfterAWhile() {
        flood("Bearer ada", HERE, 50);

        time.move(Duration.ofMillis(100));

        assertThat(send("Bearer ada", HERE)).isEqualTo(200);
        assertThat(send("Bearer ada", HERE)).isEqualTo(429);
    }

    @Test
    void limitsAnAddressFromWhichNobodyHasSignedIn() {
        assertThat(flood(null, HERE, 11)).containsExactly(401, 429);

        assertThat(send(null, THERE)).isEqualTo(401);
        assertThat(refused("address")).isEqualTo(1);
    }

    /** Otherwise anybody behind the same address could keep everybody else out. */
    @Test
    void letsThroughWhoHasSignedInLatelyWhateverOthersDoAtItsAddress() {
        send("Bearer ada", HERE);

        flood(null, HERE, 50);
        flood("Bearer wrong", HERE, 50);

        assertThat(send("Bearer ada", HERE)).isEqualTo(200);
        assertThat(send("Bearer grace", HERE)).as("is not known yet").isEqualTo(429);
    }

    @Test
    void letsASessionThrough() {
        flood(null, HERE, 50);
        MockHttpServletRequest request = request("GET", "/api/orders", null, HERE);
        request.getSession().setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, "ada");
        request.setUserPrincipal(() -> "ada");

        assertThat(send(request)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Basic wrong", "bearer wrong"})
    void refusesToLookAtSecretsAfterTooManyWrongOnes(String wrong) {
        assertThat(IntStream.range(0, 5).map(attempt -> send(wrong + attempt, HERE)))
                .containsExactly(401, 401, 401, 429, 429);
        assertThat(refused("sign-in")).isEqualTo(2);
        assertThat(send(wrong, THERE)).isEqualTo(401);

        time.move(Duration.ofSeconds(20));
        assertThat(send(wrong, HERE)).isEqualTo(401);
        assertThat(send(wrong, HERE)).isEqualTo(429);
    }

    @Test
    void keepsNobodyFromAPasswordBecauseOfWrongTokens() {
        IntStream.range(0, 5).forEach(attempt -> send("Bearer wrong", HERE));

        assertThat(send("Basic ada", HERE)).isEqualTo(200);
    }

    @Test
    void countsWrongPasswordsOfThePage() {
        IntStream.range(0, 3).forEach(attempt -> signIns.failed(Way.PASSWORD, HERE));

        assertThat(send(request("POST", "/sign-in", null, HERE))).isEqualTo(429);
        assertThat(send(request("GET", "/sign-in", null, HERE))).isEqualTo(401);
    }

    @Test
    void knowsNoLongerWhatHasFailedSince() {
        signIns.succeeded("Bearer revoked");
        assertThat(send("Bearer revoked", HERE)).isEqualTo(401);

        IntStream.range(0, 5).forEach(attempt -> send("Bearer wrong", HERE));

        assertThat(send("Bearer revoked", HERE)).isEqualTo(429);
    }

    @Test
    void countsARequestWhoseCredentialsNobodyReads() {
        assertThat(IntStream.range(0, 11)
                        .map(number -> send("Negotiate x" + number, HERE))
                        .distinct())
                .containsExactly(401, 429);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/livez", "/readyz", "/actuator/health", "/actuator/health/readiness", "/actuator/prometheus"})
    void refusesNoProbe(String path) {
        assertThat(IntStream.range(0, 50).map(number -> send(request("GET", path, null, HERE))))
                .containsOnly(401);
    }

    private List<Integer> flood(String credentials, String address, int requests) {
        return IntStream.range(0, requests)
                .map(number -> send(credentials, address))
                .distinct()
                .boxed()
                .toList();
    }

    private int send(String credentials, String address) {
        return send(request("GET", "/api/orders", credentials, address));
    }

    private static MockHttpServletRequest request(String method, String path, String credentials, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(address);
        if (credentials != null) {
            request.addHeader("Authorization", credentials);
        }
        return request;
    }

    private int send(MockHttpServletRequest request) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        Filter signIn = (asked, answer, chain) -> {
            String credentials = request.getHeader("Authorization");
            if (credentials != null && credentials.matches("(Bearer|Basic) (ada|grace)")) {
                request.setUserPrincipal(() -> credentials.split(" ")[1]);
            } else if (credentials != null && credentials.matches("(?i)(Bearer|Basic) .*")) {
                boolean token = credentials.matches("(?i)Bearer .*");
                signIns.failed(token ? Way.TOKEN : Way.PASSWORD, request.getRemoteAddr());
            }
            if (request.getUserPrincipal() == null) {
                response.setStatus(401);
            } else {
                chain.doFilter(asked, answer);
            }
        };
        try {
            new MockFilterChain(
                            new jakarta.servlet.http.HttpServlet() {
                                @Override
                                public void service(
                                        jakarta.servlet.ServletRequest asked, jakarta.servlet.ServletResponse answer) {
                                    response.setStatus(200);
                                }
                            },
                            addresses,
                            signIn,
                            principals)
                    .doFilter(request, response);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return response.getStatus();
    }

    private double refused(String kind) {
        return metrics.get("vouch.ratelimited").tag("kind", kind).counter().count();
    }
}
