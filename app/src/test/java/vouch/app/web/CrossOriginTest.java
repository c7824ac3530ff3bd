package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

class CrossOriginTest {

    private static final String SHOP = "https://shop.example";

    private final HandlerExceptionResolver problems = (request, response, handler, refused) -> {
        assertThat(refused).isInstanceOfSatisfying(CrossOriginRefused.class, problem -> {
            response.setStatus(problem.getStatusCode().value());
            assertThat(problem.getBody().getProperties()).containsEntry("code", "CROSS_ORIGIN_REFUSED");
        });
        return new ModelAndView();
    };

    private MockFilterChain chain = new MockFilterChain();

    @Test
    void answersAPreflightOfAListedOrigin() {
        MockHttpServletResponse answer = preflight(SHOP, "PUT", "If-Match, Content-Type, Authorization");

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(answer.getHeader("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.getHeader("Access-Control-Allow-Methods")).contains("PUT");
        assertThat(answer.getHeader("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(answer.getHeaders("Vary")).contains("Origin");
        assertThat(chain.getRequest()).as("nobody else need know").isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example, GET, Accept",
        "https://shop.example.evil, GET, Accept",
        "http://shop.example, GET, Accept",
        "null, GET, Accept",
        "https://shop.example, PATCH, Accept",
        "https://shop.example, GET, X-Anything"
    })
    void refusesAnyOtherPreflight(String origin, String method, String header) {
        MockHttpServletResponse answer = preflight(origin, method, header);

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void letsAListedPageReadTheAnswer() {
        MockHttpServletResponse answer = send(Set.of(SHOP), request("GET", "/api/orders", SHOP));

        assertThat(chain.getRequest()).isNotNull();
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(answer.getHeader("Access-Control-Expose-Headers")).contains("ETag", "Consistency-Token");
    }

    @Test
    void refusesTheRequestOfAnotherPageBeforeItIsDone() {
        MockHttpServletResponse answer = send(Set.of(SHOP), request("POST", "/api/orders", "https://other.example"));

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(chain.getRequest()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "http://localhost:80"})
    void knowsItsOwnPages(String origin) {
        send(Set.of(SHOP), request("POST", "/api/orders", origin));

        assertThat(chain.getRequest()).isNotNull();
    }

    @Test
    void isOnlyForTheApi() {
        MockHttpServletResponse answer = send(Set.of(SHOP), request("GET", "/actuator/info", SHOP));

        assertThat(chain.getRequest()).isNotNull();
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void isOffWhereNothingIsListed() {
        MockHttpServletResponse answer = send(Set.of(), request("GET", "/api/orders", SHOP));

        assertThat(chain.getRequest()).isNotNull();
        assertThat(answer.getHeaderNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders/1/shipment", "/admin/backups", "/actuator/processors/order-view/stop"})
    void refusesTheCommandOfAnotherPageWhereNobodySignsIn(String path) {
        MockHttpServletResponse answer = send(Set.of(), true, request("POST", path, "https://other.example"));

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void letsItsOwnPagesAndProgramsGoOnWhereNobodySignsIn() {
        send(Set.of(), true, request("POST", "/api/orders", "http://localhost"));
        assertThat(chain.getRequest()).isNotNull();

        chain = new MockFilterChain();
        send(Set.of(), true, new MockHttpServletRequest("POST", "/api/orders"));
        assertThat(chain.getRequest()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.example",
                "shop.example",
                "https://shop.example/",
                "https://Shop.example",
                "ftp://shop.example",
                "null",
                ""
            })
    void takesExactOriginsOnly(String origin) {
        assertThatThrownBy(() -> new CorsSettings(Set.of(origin)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vouch.cors.origins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "http://localhost:3000", "https://[2001:db8::1]:8443"})
    void takesAnOriginAsBrowsersSendIt(String origin) {
        assertThat(new CorsSettings(Set.of(origin)).origins()).containsExactly(origin);
    }

    private MockHttpServletResponse preflight(String origin, String method, String headers) {
        MockHttpServletRequest request = request("OPTIONS", "/api/customers/1/hold", origin);
        request.addHeader("Access-Control-Request-Method", method);
        request.addHeader("Access-Control-Request-Headers", headers);
        return send(Set.of(SHOP), request);
    }

    private static MockHttpServletRequest request(String method, String path, String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.addHeader("Origin", origin);
        return request;
    }

    private MockHttpServletResponse send(Set<String> origins, MockHttpServletRequest request) {
        return send(origins, false, request);
    }

    private MockHttpServletResponse send(Set<String> origins, boolean open, MockHttpServletRequest request) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            new CrossOrigin(new CorsSettings(origins), problems, open).doFilter(request, response, chain);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return response;
    }
}
