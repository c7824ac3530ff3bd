package vouch.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** A request that Tomcat finds bad only because it stops is not called bad. */
class LastResortTest {

    private TomcatWebServer server;

    @BeforeEach
    void start() {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
        new LastResort.InTomcat().customize(tomcat);
        server = (TomcatWebServer) tomcat.getWebServer(context -> {
            context.addServlet("bad", new Bad()).addMapping("/bad");
            context.addServlet("stopping", new Stopping()).addMapping("/stopping");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void asksForARequestAgainThatComesWhileItStops() {
        Http.Answer answer = get("/stopping");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.body()).contains("SERVICE_UNAVAILABLE");
    }

    @Test
    void callsABadRequestBad() {
        Http.Answer answer = get("/bad");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("BAD_REQUEST");
    }

    private Http.Answer get(String path) {
        return Http.on(server.getPort()).raw("GET " + path + " HTTP/1.1\r\nHost: localhost", "");
    }

    /** As Tomcat does with a request that it cannot read. */
    private static class Bad extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendError(400);
        }
    }

    private class Stopping extends Bad {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            server.getTomcat().getConnector().pause();
            super.service(request, response);
        }
    }
}
