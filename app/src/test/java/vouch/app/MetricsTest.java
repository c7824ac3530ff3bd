package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Prometheus reads of the whole product. */
@VouchTest
class MetricsTest {

    @LocalServerPort
    private int port;

    @Test
    void areInAFormThatPrometheusAsksFor() {
        Scrape scrape = Scrape.of(port);

        assertThat(scrape.answer().statusCode()).isEqualTo(200);
        assertThat(scrape.answer().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(scrape.series()).containsKeys("vouch_deadletters", "vouch_processors_stopped");
    }
}
