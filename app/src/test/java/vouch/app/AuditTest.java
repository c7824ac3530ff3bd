package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;

/** Every event knows who caused it and why; no payload does. */
@VouchTest
class AuditTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore events;

    @Test
    void keepsActorCorrelationAndCausationWithEveryEventOfARequest() {
        Client vouch = new Client(port);
        vouch.post(
                "/api/customers", "{'customerId':'audited','name':'A','creditLimit':{'amount':'9','currency':'GBP'}}");
        vouch.send(
                "POST",
                "/api/orders",
                "{'orderId':'audited','customerId':'audited','lines':[{'sku':'A','quantity':1,"
                        + "'unitPrice':{'amount':'1','currency':'GBP'}}]}",
                "X-Correlation-Id",
                "request-7",
                "Prefer",
                "wait=20");

        List<? extends DomainEventMessage<?>> order = stream(new OrderId("audited"));
        DomainEventMessage<?> created = order.get(0);
        DomainEventMessage<?> approved = order.get(1);
        DomainEventMessage<?> reserved = stream(new CustomerId("audited")).get(1);
        assertThat(created.getMetaData())
                .containsAllEntriesOf(origin("anonymous"))
                .hasEntrySatisfying(
                        "roles", roles -> assertThat(roles).asString().contains("clerk credit-manager"));
        assertThat(reserved.getMetaData())
                .containsAllEntriesOf(origin("system:order-saga"))
                .doesNotContainKey("roles");
        assertThat(approved.getMetaData())
                .containsAllEntriesOf(origin("system:order-saga"))
                .doesNotContainKey("roles");
        assertThat(List.of(created, reserved, approved))
                .allSatisfy(event -> assertThat(event.getMetaData())
                        .containsKey("causationId")
                        .doesNotContainKey("signature"))
                .extracting(event -> event.getMetaData().get("causationId"))
                .doesNotHaveDuplicates();
    }

    private static Map<String, String> origin(String actor) {
        return Map.of("actor", actor, "correlationId", "request-7");
    }

    private List<? extends DomainEventMessage<?>> stream(Object id) {
        return events.readEvents(id.toString()).asStream().toList();
    }
}
