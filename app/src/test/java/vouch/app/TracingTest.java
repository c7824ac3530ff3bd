package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** One order is one trace: from its request over its commands, events and steps of the saga to its view. */
@VouchTest
@TestPropertySource(properties = "management.opentelemetry.tracing.export.schedule-delay=20ms")
class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CLIENT = "00f067aa0ba902b7";
    private static final AtomicInteger EXPORTS = new AtomicInteger();
    private static final HttpServer COLLECTOR = collector();

    @LocalServerPort
    private int port;

    @Autowired
    private InMemorySpanExporter spans;

    @TestConfiguration(proxyBeanMethods = false)
    static class Exported {

        @Bean
        InMemorySpanExporter spans() {
            return InMemorySpanExporter.create();
        }
    }

    private static HttpServer collector() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                EXPORTS.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one setting that switches tracing on. */
    @DynamicPropertySource
    static void export(DynamicPropertyRegistry settings) {
        settings.add(
                "management.opentelemetry.tracing.export.otlp.endpoint",
                () -> "http://127.0.0.1:" + COLLECTOR.getAddress().getPort() + "/v1/traces");
    }

    @AfterAll
    static void stop() {
        COLLECTOR.stop(0);
    }

    @Test
    void followsAnOrderFromItsRequestToItsView() {
        Client vouch = new Client(port);
        vouch.post(
                "/api/customers", "{'customerId':'traced','name':'T','creditLimit':{'amount':'9','currency':'GBP'}}");
        Client.Answer order = vouch.send(
                "POST",
                "/api/orders",
                "{'orderId':'traced','customerId':'traced','lines':[{'sku':'A','quantity':1,"
                        + "'unitPrice':{'amount':'1','currency':'GBP'}}]}",
                "traceparent",
                "00-" + TRACE + "-" + CLIENT + "-01",
                "Prefer",
                "wait=20");
        assertThat(order.text("/status")).isEqualTo("APPROVED");

        Awaitility.await().untilAsserted(() -> assertThat(names())
                .contains(
                        "http post /api/orders",
                        "CommandBus.handleCommand(CreateOrder)",
                        "EventBus.publishEvent(OrderCreated)",
                        "EventBus.commitEvents",
                        "StreamingEventProcessor.process(OrderCreated)",
                        "SystemCommands.send(ReserveCredit)",
                        "CommandBus.handleCommand(ReserveCredit)",
                        "EventBus.publishEvent(CreditReserved)",
                        "CustomerProjection.on(CustomerEvent,long,Instant,ReplayStatus)",
                        "CommandBus.handleCommand(ApproveOrder)",
                        "EventBus.publishEvent(OrderApproved)",
                        "OrderProjection.on(OrderEvent,long,Instant,ReplayStatus)"));
        Awaitility.await().untilAsserted(() -> assertThat(traced())
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isIn(known())));
        Awaitility.await().untilAsserted(() -> assertThat(EXPORTS).hasPositiveValue());
    }

    @Test
    void isNamedByAProblem() {
        Client.Answer missing = new Client(port).get("/api/orders/not-traced");

        Awaitility.await().untilAsserted(() -> assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getName, SpanData::getTraceId)
                .contains(tuple("http get /api/orders/{orderId}", missing.text("/trace_id"))));
    }

    @Test
    void leavesOutWhoSentAMessage() {
        new Client(port).post("/api/customers", "{'name':'T','creditLimit':{'amount':'9','currency':'GBP'}}");

        Awaitility.await().untilAsserted(() -> assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .contains("EventBus.publishEvent(CustomerRegistered)"));
        assertThat(spans.getFinishedSpanItems())
                .allSatisfy(span ->
                        assertThat(span.getAttributes().asMap().toString()).doesNotContain("anonymous", "actor"));
    }

    private Stream<SpanData> traced() {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(TRACE));
    }

    private List<String> names() {
        return traced().map(SpanData::getName).toList();
    }

    /** The spans of the trace, and that of the client. */
    private List<String> known() {
        return Stream.concat(Stream.of(CLIENT), traced().map(SpanData::getSpanId))
                .toList();
    }
}
