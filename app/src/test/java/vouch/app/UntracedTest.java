package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.SpanFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vouch.api.customer.CustomerId;

/** By default nothing is traced, and nothing is paid for it. */
@VouchTest
class UntracedTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext vouch;

    @Autowired
    private EventStore events;

    @Test
    void makesNoSpans() {
        assertThat(vouch.getBeanNamesForType(OpenTelemetry.class)).isEmpty();
        assertThat(vouch.getBeanNamesForType(Tracer.class)).isEmpty();
        assertThat(vouch.getBean(SpanFactory.class)).isInstanceOf(NoOpSpanFactory.class);
    }

    @Test
    void storesNoTraceWithAnEvent() {
        new Client(port)
                .send(
                        "POST",
                        "/api/customers",
                        "{'customerId':'untraced','name':'U','creditLimit':{'amount':'9','currency':'GBP'}}",
                        "traceparent",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        assertThat(events.readEvents(new CustomerId("untraced").toString())
                        .next()
                        .getMetaData())
                .containsEntry("correlationId", "4bf92f3577b34da6a3ce929d0e0e4736")
                .doesNotContainKey("traceparent");
    }
}
